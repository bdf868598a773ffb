"""A rule pack laid out for signing off: beside each clause, in plain Chinese, every condition read from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidance.rules.describe_conditions import wanted
from guidance.rules.pack import Pack
from guidance.rules.schema import All, AtMost, ConditionNode, Leaf, LeftOpen, Not, Route, Several, Sum, Use, Years
from guidance.rules.walk_conditions import leaves
from ingest.text.dates import say_day

_SHARED = {"scope": "人人都要符合：申报范围", "refer": "是否按本通知办理", "requirements": "人人都要符合：其他要求"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A condition in plain words; `joined` is 且 or 或 between what is inside, `lead` says so in a few words.

    `clause` is the clause it stands in, as the pack names it, `shared` tells that it is used in several places.
    """

    text: str
    lead: str = ""
    joined: str = ""
    children: tuple[Statement, ...] = ()
    clause: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """What the pack says on one clause: under which heading, and the condition itself, None for words alone."""

    heading: str
    text: str
    statement: Statement | None = None


def entries(pack: Pack) -> dict[str, list[ReviewEntry]]:
    """Return what stands beside each clause, by the clause as the pack names it."""
    found: dict[str, list[ReviewEntry]] = {}
    for named, entry in (*_own(pack), *_elsewhere(pack), *_words(pack)):
        beside = found.setdefault(pack.documents.named(named), [])
        if entry not in beside:
            beside.append(entry)
    return found


def _own(pack: Pack) -> Iterator[tuple[str, ReviewEntry]]:
    """The conditions and routes that have the clause as their own."""
    for part, heading in _SHARED.items():
        for rule in getattr(pack.rules, part):
            for number in (rule.clause, *rule.also):
                yield number, ReviewEntry(heading, rule.text, statement(rule.needs, pack))
    for route in pack.rules.routes:
        yield route.clause, ReviewEntry(f"申报途径，可申报{route.title}", route.text, statement(route.needs, pack))


def _elsewhere(pack: Pack) -> Iterator[tuple[str, ReviewEntry]]:
    """The conditions that stand in a clause and serve those of others, with what for."""
    serves: dict[tuple[str, Statement, str], dict[str, None]] = {}
    for part in (*_SHARED, "routes"):
        for rule in getattr(pack.rules, part):
            own = {rule.clause, *getattr(rule, "also", ())}
            for number, node, inside in _borrowed(rule.needs, "", pack):
                if number not in own:
                    label = pack.documents.label(rule.clause)
                    serves.setdefault((number, statement(node, pack), inside), {})[label] = None
    for (number, condition, inside), labels in serves.items():
        within = f"“{inside}”里的一项，" if inside else ""
        yield number, ReviewEntry(f"{within}用在{'、'.join(labels)}", "", condition)


def _borrowed(node: ConditionNode, inside: str, pack: Pack) -> Iterator[tuple[str, ConditionNode, str]]:
    """The largest conditions that stand in one clause alone, each with the name of what it is part of."""
    node = pack.resolve(node)
    clauses = {leaf.clause for leaf in leaves(node, pack.inside)}
    if len(clauses) == 1:
        yield clauses.pop(), node, inside
        return
    for child in node.children:
        yield from _borrowed(child, node.text or inside, pack)


def _words(pack: Pack) -> Iterator[tuple[str, ReviewEntry]]:
    for cutoff in pack.rules.cutoffs.values():
        yield cutoff.clause, ReviewEntry("截止日", say_day(cutoff.date))
    for assumed in pack.rules.assumed:
        yield assumed.clause, ReviewEntry("没有说明时这样理解", assumed.note)
    for note in pack.rules.notes:
        when = statement(note.when, pack) if note.when else None
        yield note.clause, ReviewEntry("提示（不影响结论）", note.text, when)
    for each in pack.rules.judged:
        yield each.clause, ReviewEntry("由人评判", f"{each.quote}：{each.text}")


def statement(node: ConditionNode, pack: Pack) -> Statement:
    """Return a condition with all that is inside it, in plain words."""
    shared, node = isinstance(node, Use), pack.resolve(node)
    if isinstance(node, Leaf):
        return Statement(node.text or _leaf(node, pack), clause=node.clause)
    if isinstance(node, Route):
        labels = [pack.documents.label(r.clause) for r in pack.rules.routes if r.id in node.routes]
        return Statement(node.text or f"符合{'或'.join(labels)}的途径")
    children = tuple(statement(child, pack) for child in node.children)
    if len(children) == 1 and not isinstance(node, Not):
        only = children[0]
        return Statement(node.text or only.text, only.lead, only.joined, only.children, only.clause, shared)
    lead, joined = _join(node)
    return Statement(node.text or "", lead, joined, children, shared=shared and bool(node.text))


def _join(node: ConditionNode) -> tuple[str, str]:
    match node:
        case All():
            return "同时符合", "且"
        case Several():
            return f"至少符合{node.at_least}项", "或"
        case Not():
            return "不属于", ""
    return "符合其中一项", "或"


def _leaf(node: Leaf, pack: Pack) -> str:
    specs = [pack.vocabulary[fact] for fact in node.facts]
    match node:
        case LeftOpen():
            return node.left_open
        case Years():
            dates = specs[: len(node.since_latest)]
            events = "、".join([node.event or dates[0].event, *(spec.event for spec in dates[1:])])
            later = "中较晚的一天" if len(dates) > 1 else "之日"
            return f"从{events}{later}起算，到{say_day(pack.day(node.until))}{wanted(node, pack)}"
        case Sum():
            return f"{'、'.join(spec.short for spec in specs)}，{wanted(node, pack)}"
        case AtMost():
            return f"{specs[0].short}：{specs[0].min}至{specs[0].say(node.at_most)}"
    return f"{specs[0].short}：{wanted(node, pack, few=None)}"
