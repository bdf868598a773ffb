"""A rule pack of the old edition → its draft for the new one: what changed is left open until someone writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guidance.carry_over.carry_conditions import ConditionCarrier
from guidance.carry_over.edition_pair import EditionPair, Entry, LeftToConfirm, first_words
from guidance.carry_over.open_entries import open_condition, open_route, open_shared
from ingest.document import Clause
from ingest.edition_changes.clause_changes import ClauseChange
from ingest.edition_changes.moved_quotes import MovedQuote

PART = "rules"
SHARED = ("scope", "refer", "requirements")  # conditions that everyone has to meet
DECIDING = (*SHARED, "routes", "definitions", "cutoffs", "facts")
_OTHER_NUMBER = "原文的数字变了，没有哪个值跟着变"
_NO_SECTION = ("0", "annex", "end")
_QUOTING = ("assumed", "notes", "judged")


class RulesCarrier:
    """Carries one pack over; `left` is filled with what is not, or not yet, a rule of the new edition."""

    def __init__(self, editions: EditionPair, pack: Entry) -> None:
        self._editions, self._pack = editions, pack
        self._around = editions.numbers_of(moved_quotes(pack, editions))
        self.left: list[LeftToConfirm] = []

    def carry(self) -> Entry:
        """Return the draft, its cases aside; it may still name what was left out."""
        pack = self._pack
        carried: Entry = {"notice": self._editions.new.id, "titles": pack["titles"]}
        carried["facts"] = self._named("facts", lambda id, entry: self._quoting(id, entry, decides=True))
        carried["cutoffs"] = self._named("cutoffs", lambda name, entry: self._quoting(name, entry, decides=True))
        carried["definitions"] = self._named("definitions", self._definition)
        carried |= {part: self._all(part, self._shared) for part in SHARED}
        self.left += self._unread_clauses()
        carried["routes"] = self._all("routes", self._route)
        carried |= {part: self._all(part, lambda entry: self._quoting(_name(entry), entry)) for part in _QUOTING}
        carried["information"] = self._all("information", self._information)
        carried["readings"] = self._all("readings", self._reading)
        return {part: value for part, value in carried.items() if value}

    def _named(self, part: str, carry: Any) -> Entry:
        found = {name: carry(name, entry) for name, entry in self._pack.get(part, {}).items()}
        return {name: entry for name, entry in found.items() if entry}

    def _all(self, part: str, carry: Any) -> list[Entry]:
        return [entry for entry in map(carry, self._pack.get(part, [])) if entry]

    def _definition(self, name: str, node: Entry) -> Entry:
        carrier = ConditionCarrier(self._editions, self._around)
        carried, what = carrier.carry(node), str(node.get("text", f"共用条件 {name}"))
        self._note_left(what, carrier)
        if carrier.follows(carrier.quotes):
            return carried
        number = min(quoted_numbers(node))
        self.left.append(self._editions.left(PART, what, number, _OTHER_NUMBER, decides=True))
        return open_condition(self._editions.standing_for(number))

    def _shared(self, entry: Entry) -> Entry | None:
        """A condition of every route; one whose clause changed waits for its rule, one whose clause is gone goes."""
        carrier, number = ConditionCarrier(self._editions, self._around), str(entry["clause"])
        moved = self._editions.quote_now(number, entry["quote"])
        also = [self._editions.number_now(str(further)) for further in entry.get("also", [])]
        needs = carrier.carry(entry["needs"])
        quotes = [moved, *carrier.quotes] if moved else []
        words = carrier.words_now(entry, quotes) if None not in also and carrier.follows(quotes) else None
        if moved is None or words is None:
            return self._left_out(entry["text"], number, open_shared)
        self._note_left(entry["text"], carrier)
        now = {"clause": self._editions.number_now(number), "quote": moved.new, "needs": needs}
        return {**entry, **words, **now, **({"also": also} if also else {})}

    def _route(self, entry: Entry) -> Entry | None:
        """A route; one whose clause changed stays open, one whose clause is gone goes."""
        carrier, number = ConditionCarrier(self._editions, self._around), str(entry["clause"])
        now, needs = self._editions.number_now(number), carrier.carry(entry["needs"])
        words = carrier.words_now(entry, carrier.quotes) if now and carrier.follows(carrier.quotes) else None
        if words is None:
            what = f"路径 {entry['id']}：{entry['text']}"
            return self._left_out(what, number, lambda clause: open_route(entry, clause))
        self._note_left(entry["text"], carrier)
        return {**entry, **words, "clause": now, "needs": needs}

    def _left_out(self, what: str, number: str, stand_in: Any) -> Entry | None:
        """What stands for a rule that is not carried: nothing where its clause is gone."""
        self.left.append(self._editions.left(PART, what, number, decides=True))
        change = self._editions.changes.of_old.get(number)
        return stand_in(change.new) if change and change.new else None

    def _quoting(self, name: str, entry: Entry, *, decides: bool = False) -> Entry | None:
        """An entry that only quotes a clause, with a condition perhaps; left out where anything in it changed."""
        carrier = ConditionCarrier(self._editions, self._around)
        carried = carrier.carry({key: value for key, value in entry.items() if key != "when"})
        when = {"when": carrier.carry(entry["when"])} if "when" in entry else {}
        if carrier.left:
            self.left.append(self._editions.left(PART, name, *carrier.left[0], decides=decides))
            return None
        return {**carried, **when}

    def _reading(self, entry: Entry) -> Entry | None:
        number, text = str(entry["clause"]), self._around.rewrite(entry["text"])
        now = self._editions.number_now(number)
        if now is None or text is None:
            self.left.append(self._editions.left(PART, entry["text"], number))
            return None
        return {"clause": now, "text": text}

    def _information(self, entry: Entry) -> Entry | None:
        """The clauses without conditions that are the same; a section counts as one only where all of it is."""
        clauses = [str(number) for number in entry.get("clauses", [])]
        under: list[str] = []
        for top in map(str, entry.get("under", [])):
            inside = _section(top, self._editions.old.clauses)
            if now := self._whole_section(top, inside):
                under.append(now)
            else:
                clauses += [clause.number for clause in inside]
        numbers = [now for number in clauses if (now := self._editions.number_now(number))]
        found = {key: value for key, value in (("clauses", numbers), ("under", under)) if value}
        return {"text": entry["text"], **found} if found else None

    def _whole_section(self, top: str, inside: Sequence[Clause]) -> str | None:
        """The number of a section now, if its clauses are exactly those that it had."""
        now = self._editions.number_now(top)
        if now is None:
            return None
        numbers = {self._editions.number_now(clause.number) for clause in inside}
        return now if numbers == {clause.number for clause in _section(now, self._editions.new.clauses)} else None

    def _note_left(self, what: str, carrier: ConditionCarrier) -> None:
        self.left += [self._editions.left(PART, what, number, why, decides=True) for number, why in carrier.left]

    def _unread_clauses(self) -> Iterator[LeftToConfirm]:
        """The clauses that are new or changed and no rule's, and stand where rules stand: they may be conditions."""
        quoted = {number for part in DECIDING for number in quoted_numbers(self._pack.get(part, []))}
        sections = {number.split(".")[0] for number in quoted}
        for change in self._editions.changes.changes:
            if change.new and self._is_unread(change, quoted) and self._is_among(change.new, sections):
                why = "新增的条款，要看有没有条件" if change.kind == "new" else "条款有改动，要看有没有条件"
                yield LeftToConfirm(PART, first_words(change.new), change.new.number, why, decides=True)

    @staticmethod
    def _is_unread(change: ClauseChange, quoted: set[str]) -> bool:
        return change.kind == "new" or (
            change.kind == "changed" and bool(change.old and change.old.number not in quoted)
        )

    def _is_among(self, clause: Clause, sections: set[str]) -> bool:
        """Whether a clause stands in a section that has rules, or in one that is new; a letterhead is none."""
        number = clause.number.split(".")[0]
        top = self._editions.changes.of_new[number].old
        return number not in _NO_SECTION and (top is None or top.number in sections)


def moved_quotes(part: Any, editions: EditionPair) -> list[MovedQuote]:
    """Return all quotes in a part of a file that surely stand in the new edition too."""
    if isinstance(part, list):
        return [moved for inner in part for moved in moved_quotes(inner, editions)]
    if not isinstance(part, dict):
        return []
    found = [moved for inner in part.values() for moved in moved_quotes(inner, editions)]
    own = editions.quote_now(str(part.get("clause")), str(part["quote"])) if "quote" in part else None
    return [own, *found] if own else found


def quoted_numbers(part: Any) -> set[str]:
    """Return the numbers of all clauses that a part of a file names."""
    if isinstance(part, list):
        return {number for inner in part for number in quoted_numbers(inner)}
    if not isinstance(part, dict):
        return set()
    found = {number for inner in part.values() for number in quoted_numbers(inner)}
    return found | {str(number) for number in (part.get("clause"), *part.get("also", [])) if number is not None}


def _name(entry: Entry) -> str:
    return str(entry.get("text") or entry.get("note") or entry.get("quote"))


def _section(top: str, clauses: Sequence[Clause]) -> list[Clause]:
    return [clause for clause in clauses if clause.number == top or clause.number.startswith(f"{top}.")]
