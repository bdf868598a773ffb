"""An editor's decisions on a drafted pack: one clause or one condition at a time, never over another editor's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from guidance.rule_drafts.boundary_cases import with_boundary_cases, without_boundary_cases
from guidance.rule_drafts.draft_rules import DraftingTables
from guidance.rule_drafts.open_leaves import holds_open, without_open
from guidance.rule_drafts.place_conditions import (
    NoPlaceError,
    OfOpenPart,
    Place,
    is_open,
    put_condition,
    quotes_in,
    take_from,
)
from guidance.rule_drafts.rules_draft_file import as_yaml, draft_path, read_draft, rules_lock
from guidance.rules.coverage import cover
from guidance.rules.pack import LeftClause, Pack, RulesDraftFile
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.line_marks import Marked, Where, validate

Decision = Literal["judged", "information"]
RulePart = Literal["scope", "requirements", "routes"]
_INFORMATION = "核对过，不含条件"
_TAKEN_OUT = "删去了读出的条件，请定由人评判或不含条件"
_SHOWN = 40  # characters of a clause in a note
Values = dict[str, Any]


class RulesConflictError(AssistantError):
    """Somebody else has changed the same part of the draft meanwhile; nothing was written."""


@dataclass(frozen=True)
class ConditionChange:
    """New values, by key, of the condition or route at `where`, which read as `shown`; None takes a key out."""

    where: Where
    shown: Mapping[str, Any]
    values: Mapping[str, Any]


@dataclass(frozen=True)
class NewCondition:
    """A condition to add: its values as a pack's file has them, and the fact of the pack's own that it brings along.

    `own_fact` are the values of that fact, `values["fact"]` is then its name.
    """

    values: Mapping[str, Any]
    own_fact: Mapping[str, Any] | None = None


def decide_left(notice: Notice, tables: DraftingTables, shown: Sequence[LeftClause], decision: Decision) -> None:
    """Take clauses off the list of what is left, all or none: people judge them, or they hold no condition.

    What people judge is named beside a verdict that would else be a bare yes, or stays open where it stands in a
    condition; what holds no condition goes out of the conditions.

    Raises RulesConflictError where one is no longer left, FaultsError where the draft would not load.
    """

    def decide(pack: Pack, values: Values) -> None:
        for left in shown:
            _take_left(values, left)
            if decision == "information":
                without_open(values, left)
            _settle(values, pack, left.clause, left.quote, decision)

    _edit(notice, tables, decide)


def decide_clause(notice: Notice, tables: DraftingTables, number: str, decision: Decision) -> None:
    """Settle a clause that nothing in the draft speaks of yet; raises as `decide_left` does."""

    def decide(pack: Pack, values: Values) -> None:
        if number not in [pack.documents.named(row.clause.id) for row in cover(pack).left_over]:
            raise RulesConflictError("刚才有人定过这一条，没有保存您的；请看最新的内容")
        _settle(values, pack, number, None, decision)

    _edit(notice, tables, decide)


def change_condition(notice: Notice, tables: DraftingTables, change: ConditionChange) -> None:
    """Write other values of a condition or route; raises as `decide_left` does, and then nothing has changed."""

    def change_it(_pack: Pack, values: Values) -> None:
        target = _at(values, change.where)
        if target != change.shown:
            raise RulesConflictError("刚才有人改过这一条，没有保存您的；请看最新的内容")
        for key, value in change.values.items():
            if value is None:
                target.pop(key, None)
            else:
                target[key] = value

    _edit(notice, tables, change_it)


def add_condition(
    notice: Notice, tables: DraftingTables, new: NewCondition, place: Place, left: LeftClause | None = None
) -> None:
    """Add a condition where `place` says, which settles what is `left` of a clause where that is given.

    Raises FaultsError where its words, facts or values do not hold, RulesConflictError where the draft has changed
    meanwhile, NoPlaceError where it can go nowhere; then nothing has changed.
    """

    def add(_pack: Pack, values: Values) -> None:
        if left is not None:
            if is_open(values, left) and not isinstance(place, OfOpenPart):
                raise NoPlaceError("这几个字已经在条件里，请选“写在没有读懂的地方”")
            _take_left(values, left)
        if new.own_fact:
            _add_own_fact(values, str(new.values["fact"]), new.own_fact)
        put_condition(values, dict(new.values), place)

    _edit(notice, tables, add)


def take_out_condition(notice: Notice, tables: DraftingTables, where: Where, shown: Mapping[str, Any]) -> None:
    """Take one condition out of a rule, which leaves its words to be decided; raises as `add_condition` does."""

    def take(_pack: Pack, values: Values) -> None:
        take_from(values, where, dict(shown))
        for clause, quote in quotes_in(values, dict(shown)):
            values.setdefault("left", []).append({"clause": clause, "why": _TAKEN_OUT, "quote": quote})

    _edit(notice, tables, take)


def take_out(notice: Notice, tables: DraftingTables, part: RulePart, shown: Mapping[str, Any]) -> None:
    """Take a whole rule out, which leaves its clause to be decided; raises as `decide_left` does."""

    def take(_pack: Pack, values: Values) -> None:
        if shown not in values.get(part, []):
            raise RulesConflictError("刚才有人改过这一条，没有保存您的；请看最新的内容")
        values[part].remove(shown)
        values.setdefault("left", []).append({"clause": str(shown["clause"]), "why": _TAKEN_OUT})

    _edit(notice, tables, take)


def rule_values(pack: Pack) -> Values:
    """Return a draft as plain values, as they stand in its file, without the cases that were made from it."""
    written = pack.rules.model_copy(update=without_boundary_cases(pack))
    values: Values = written.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True)
    return {"draft": True, **values}


def _edit(notice: Notice, tables: DraftingTables, change: Callable[[Pack, Values], None]) -> None:
    path = draft_path(notice.id)
    with rules_lock():
        pack = read_draft(notice, tables)
        values = rule_values(pack)
        change(pack, values)
        file = validate(RulesDraftFile, Marked(path, values, {}))
        changed = read_draft(notice, tables, as_yaml(file))
        with_cases = file.model_copy(update=with_boundary_cases(changed, tables.replies))
        read_draft(notice, tables, as_yaml(with_cases))
        write_whole(path, as_yaml(with_cases).encode(), durable=True)


def _take_left(values: Values, shown: LeftClause) -> None:
    left = [LeftClause.model_validate(each) for each in values.get("left", [])]
    if shown not in left:
        raise RulesConflictError("刚才有人定过这一条，没有保存您的；请看最新的内容")
    values["left"].pop(left.index(shown))


def _add_own_fact(values: Values, id: str, fact: Mapping[str, Any]) -> None:
    """Add a fact of the pack's own; one of the same kind and name that is there already stays as it is."""
    there = values.setdefault("facts", {}).setdefault(id, dict(fact))
    if (there["type"], there["name"]) != (fact["type"], fact["name"]):
        raise RulesConflictError(f"“{there['name']}”已经有了，请换一个名字或直接选用它")


def _settle(values: Values, pack: Pack, number: str, quote: str | None, decision: Decision) -> None:
    clause = pack.documents.clause(number)
    if decision == "judged":
        words = quote or clause.words.strip()
        values.setdefault("judged", []).append({"clause": number, "quote": words, "text": words})
        if not holds_open(values, number, quote):
            text = f"“{_shortened(words)}”还要由人评判，程序没有判断"
            note = {"clause": number, "quote": words, "text": text, "verdicts": ["eligible"]}
            values.setdefault("notes", []).append(note)
        return
    known = next((entry for entry in values.get("information", []) if entry["text"] == _INFORMATION), None)
    if known is None:
        known = {"text": _INFORMATION, "clauses": []}
        values.setdefault("information", []).append(known)
    if number not in known.setdefault("clauses", []):
        known["clauses"].append(number)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _at(values: Any, where: Where) -> Any:
    for step in where:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError) as error:
            raise RulesConflictError("刚才有人改过这一条，没有保存您的；请看最新的内容") from error
    return values
