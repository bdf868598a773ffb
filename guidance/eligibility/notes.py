"""The notes under a verdict: readings taken, people's judgement, the window, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.eligibility.compiled_rule import CompiledRule, Words
from guidance.eligibility.decision_diagram import MET, OPEN, UNMET
from guidance.eligibility.evaluation import Evaluated, View, keep
from guidance.eligibility.verdict import Contradiction, Note, WindowState
from guidance.facts.fact_spec import Hold, Value
from ingest.text.dates import say_day


def notes_for(view: View, verdict: str, asks: bool, window: WindowState | None) -> tuple[Note, ...]:
    """Return the notes that matter for this verdict, in the order in which they are read."""
    model, outcomes = view.model, tuple([each.outcomes for each in view.judged])
    key = (verdict, asks, window, outcomes, tuple([not each.ways for each in view.of("routes")]), view.assumed)
    found = model.noted.get(key)
    if found is None:
        found = tuple(dict.fromkeys(_notes(view, verdict, asks, window)))
        keep(model.noted, key, found)
    if view.conflicts or view.facts.clashes:
        told = [Note("contradiction", each.told + "，请核对后改正") for each in contradictions(view)]
        return (*told, *found)
    return found


def contradictions(view: View) -> tuple[Contradiction, ...]:
    """Return the stated facts that this notice reads and that cannot all be."""
    stated, read = view.facts.values, view.model.reader.numbers
    against: dict[str, list[str]] = {fact: [] for fact in view.conflicts}
    for fact, others in against.items():
        others += [id for id, value in stated.items() for hold in _holds(view, id) if _against(hold, fact, value)]
    for fact, other in view.facts.clashes:
        if fact in read and other in read:
            against.setdefault(fact, []).append(other)
    return tuple(Contradiction(fact, tuple(others), _told(view, fact, others)) for fact, others in against.items())


def _holds(view: View, id: str) -> tuple[Hold, ...]:
    return view.model.vocabulary[id].holds


def _against(hold: Hold, fact: str, value: Value) -> bool:
    return hold.fact == fact and hold.follows(value)


def _told(view: View, fact: str, others: list[str]) -> str:
    vocabulary, stated = view.model.vocabulary, view.facts.values
    said = "、".join(f"{vocabulary[id].label}“{vocabulary[id].say(stated[id])}”" for id in others)
    return f"前后不一致：{vocabulary[fact].label}填的是“{vocabulary[fact].say(stated[fact])}”，又填了{said}"


def _notes(view: View, verdict: str, asks: bool, window: WindowState | None) -> Iterator[Note]:
    yield from _changed(view)
    yield from _referred(view, verdict)
    if not any(part.status == UNMET for part in view.of("scope")):
        yield from _left_open(view, verdict)
        yield from _assumed(view)
        yield from _hints(view, verdict)
    office = view.model.office
    if verdict == "unknown" and not asks:
        yield Note("not_settled", f"通知本身没有写明这种情况怎样办，请向{office.name}咨询（电话 {office.phone}）")
    if window:
        yield from _window(window)
    yield Note("guidance", f"以上结果仅供参考，不是审核结论，以{office.name}的审核为准（电话 {office.phone}）")


def _changed(view: View) -> Iterator[Note]:
    if view.model.changed:
        labels = "、".join(_cite(view, number) for number in view.model.changed)
        yield Note("clauses_changed", f"通知的{labels}有改动，规则还没有重新核对，请以原文为准")


def _referred(view: View, verdict: str) -> Iterator[Note]:
    if verdict == "refer":
        for part in view.of("refer"):
            head = part.part.heading
            if part.status == UNMET and head.note:
                yield Note("referred", f"{head.note}（{_cite(view, head.clause)}）")


def _left_open(view: View, verdict: str) -> Iterator[Note]:
    office = view.model.office
    if verdict in ("eligible", "refer"):
        return
    for route in view.of("routes"):
        if route.outcomes == 1 << OPEN:
            for words in _open_words(route.part.rule):
                label = _cite(view, words.clause.split("#")[1])
                yield Note("left_open", f"{words.says}，请向{office.name}咨询（{label}）")


def _open_words(rule: CompiledRule) -> Iterator[Words]:
    if rule.kind == "left_open":
        yield rule.words
    for child in rule.children:
        yield from _open_words(child)


def _assumed(view: View) -> Iterator[Note]:
    for part in view.of("assumed"):
        head = part.part.heading
        if head.fact in view.assumed:
            yield Note("assumed", f"{head.note}（{_cite(view, head.clause)}）")


def _hints(view: View, verdict: str) -> Iterator[Note]:
    counting = {route.part.heading.id for route in _counting(view)}
    for part in view.of("notes"):
        head = part.part.heading
        if part.status != MET or (head.routes and counting.isdisjoint(head.routes)):
            continue
        if not head.verdicts or verdict in head.verdicts:
            yield Note("hint", f"{head.text}（{_cite(view, head.clause)}）")


def _counting(view: View) -> list[Evaluated]:
    """The routes that the verdict hangs on: those that are met, else those that can be or lack nothing but years."""
    routes = view.of("routes")
    return [each for each in routes if each.status == MET] or [
        each for each in routes if each.status != UNMET or each.ways
    ]


def _cite(view: View, number: str) -> str:
    return view.model.labels[number]


def _window(window: WindowState) -> Iterator[Note]:
    span = f"{say_day(window.opens)}至{say_day(window.closes)}"
    if window.state == "before":
        yield Note("window", f"网上申报时间为{span}，还没有开始")
    elif window.state == "closed":
        yield Note(
            "window",
            f"网上申报时间为{span}，已经截止；以上按本通知的条件和截止日核对，"
            "现在要申报请等下一次通知，条件以新通知为准",
        )
