"""Last year's pack → the text of this year's draft, which the loader takes, and what is left to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guidance.carry_over.carry_cases import moved_cases
from guidance.carry_over.carry_rules import DECIDING, PART, SHARED, RulesCarrier, quoted_numbers
from guidance.carry_over.edition_pair import EditionPair, Entry, LeftToConfirm
from guidance.carry_over.mend_draft import NotMendedError, Place, drop_entry, entries_at, mend
from guidance.carry_over.open_entries import open_condition, open_route, open_shared
from guidance.carry_over.staff_yaml import as_yaml
from guidance.eligibility.run_cases import run_cases
from guidance.facts.applicant_facts import FactVocabulary
from guidance.replies import Replies
from guidance.rules.load_pack import read_pack
from guidance.rules.pack import Pack, RulesDraftFile
from ingest.staff_files.faults import Fault
from ingest.text.normalise import without_markup

_NAMED = 3  # cases that are named among those left out


@dataclass(frozen=True)
class CarriedRules:
    """A drafted pack as text, "" where none could be made, the same as loaded, and what is left to confirm."""

    text: str
    pack: Pack | None
    left: tuple[LeftToConfirm, ...]

    @property
    def routes(self) -> tuple[str, ...]:
        """The ids of its routes."""
        return tuple(route.id for route in self.pack.rules.routes) if self.pack else ()


def carry_rules(
    editions: EditionPair, pack: Entry, path: Path, vocabulary: FactVocabulary, replies: Replies
) -> CarriedRules:
    """Return the draft of a pack, as it is written in its file, for the new edition; `path` is where it will lie."""
    carrier = RulesCarrier(editions, pack)
    draft = carrier.carry()
    left = carrier.left
    mending = _Mending(editions, left)

    def load(text: str) -> Pack:
        return read_pack(path, editions.new, vocabulary, text, RulesDraftFile)

    try:
        loaded = mend(draft, load, mending.leave_out)
        draft |= moved_cases(pack, [route["id"] for route in draft.get("routes", ())], editions)
        loaded = mend(draft, load, mending.leave_out)
    except NotMendedError:
        left.append(LeftToConfirm(PART, "规则包", "", "改动太多，沿用不了，请重新起草"))
        return CarriedRules("", None, tuple(left))
    if failing := _positions(run_cases(loaded, replies), as_yaml(draft)):
        whys = [drop_entry(draft, ("cases", at))["why"] for at in failing][::-1]
        named = "、".join(whys[:_NAMED]) + ("等" if len(whys) > _NAMED else "")
        left.append(LeftToConfirm(PART, f"{len(whys)}个算例（{named}）", "", "按新的规则结果不同，没有沿用"))
    whole = {"draft": True, **draft, "left": _to_decide(left, editions)}
    text = as_yaml({part: value for part, value in whole.items() if value})
    return CarriedRules(text, load(text), tuple(dict.fromkeys(left)))


def _to_decide(left: Iterable[LeftToConfirm], editions: EditionPair) -> list[Entry]:
    """What keeps a draft from being signed: each clause that a verdict may hang on, and why."""
    first = editions.standing_for("").number
    found = [{"clause": each.clause or first, "why": f"{each.what}：{each.why}"} for each in left if each.decides]
    return list({(entry["clause"], entry["why"]): entry for entry in found}.values())


class _Mending:
    """What becomes of an entry of a pack that the loader faults."""

    def __init__(self, editions: EditionPair, left: list[LeftToConfirm]) -> None:
        self._editions, self._left = editions, left

    def leave_out(self, draft: Entry, place: Place, message: str) -> bool:
        """Leave open a rule that decides, take out anything else; return whether anything was done."""
        part, key = place
        entries = draft.get(part)
        entry = entries[key] if isinstance(entries, list) and isinstance(key, int) and key < len(entries) else None
        if entry is not None and part in (*SHARED, "routes") and "left_open" not in entry["needs"]:
            clause = self._editions.clause_now(str(entry["clause"]))
            draft[part][key] = open_route(entry, clause) if part == "routes" else open_shared(clause)
        elif part == "definitions" and isinstance(entries, dict) and key in entries:
            return self._open_definition(entries, str(key), message)
        elif part in ("notice", "titles") or drop_entry(draft, place) is None:
            return False
        what = str(entry.get("text", entry.get("why", part))) if isinstance(entry, dict) else str(key)
        now = str(entry.get("clause", "")) if isinstance(entry, dict) else ""
        self._left.append(LeftToConfirm(PART, what, now, without_markup(message), part in DECIDING))
        return True

    def _open_definition(self, definitions: Entry, name: str, message: str) -> bool:
        numbers = sorted(quoted_numbers(definitions[name]))
        if "left_open" in definitions[name] or not numbers:
            return False
        clause = self._editions.clause_now(numbers[0])
        definitions[name] = open_condition(clause)
        self._left.append(LeftToConfirm(PART, f"共用条件 {name}", clause.number, without_markup(message), True))
        return True


def _positions(faults: Iterable[Fault], text: str) -> list[int]:
    """The positions of the cases at fault, the last first."""
    return sorted({at for _, at in entries_at(faults, text) if isinstance(at, int)}, reverse=True)
