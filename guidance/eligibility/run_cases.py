"""A rule pack's own cases: what they come to, and what they should."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.verdict import Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import FactsError
from guidance.replies import Replies
from guidance.rules.pack import Expected, Pack, PackCase
from ingest.staff_files.faults import Fault


def run_cases(pack: Pack, replies: Replies) -> list[Fault]:
    """Return what is wrong with every case of the pack that does not hold, with its place in the file."""
    model = build_model(pack, replies)
    return [
        pack.marked.fault(("cases", at), f"算例「{case.why}」：{message}")
        for at, case in enumerate(pack.rules.cases)
        for message in _differences(pack, model, case)
    ]


def facts_of(pack: Pack, case: PackCase) -> dict[str, Any]:
    """Return the facts of a case: its base with its own facts, without what it drops."""
    stated = {**(pack.rules.bases[case.base] if case.base else {}), **case.facts}
    return {id: _as_stated(value) for id, value in stated.items() if id not in case.drop}


def _differences(pack: Pack, model: CheckModel, case: PackCase) -> Iterator[str]:
    """What is otherwise than the case expects; the day of the check is none that the notice speaks of."""
    try:
        verdict = check(model, pack.vocabulary.parse(facts_of(pack, case)), pack.notice.issued or datetime.date.min)
    except FactsError as fault:
        yield str(fault)
        return
    expect = case.expect
    yield from _difference("结论", expect.verdict, verdict.verdict)
    yield from _difference("职称", expect.title, verdict.title)
    statuses = {route.id: route.status for route in verdict.routes}
    for id, status in expect.routes.items():
        yield from _difference(f"路径 {id}", status, statuses[id])
    if expect.earliest is not None:
        wanted = None if expect.earliest == "none" else expect.earliest
        if wanted != verdict.earliest:
            yield f"最早日期应为 {wanted}，现在是 {verdict.earliest}"
    yield from _list_differences(expect, verdict)


def _list_differences(expect: Expected, verdict: Verdict) -> Iterator[str]:
    missing = set(verdict.missing)
    if expect.missing is not None and set(expect.missing) != missing:
        yield f"还缺的应为 {expect.missing}，现在是 {list(verdict.missing)}"
    unmet = {each.clause.removeprefix(f"{verdict.notice}#") for each in verdict.conditions if each.status == "unmet"}
    notes = " ".join(VerdictWords(verdict).as_json()["notes"])
    for what, wanted, has in (
        ("还缺的应有", expect.missing_has, missing),
        ("不符合的条款应有", expect.blocking, unmet),
        ("提示里应有", expect.notes, notes),
    ):
        yield from (f"{what} {each}，现在是 {has or '没有'}" for each in wanted if each not in has)
    for what, wanted, has in (
        ("还缺的不应有", expect.missing_lacks, missing),
        ("提示里不应有", expect.notes_lack, notes),
    ):
        yield from (f"{what} {each}" for each in wanted if each in has)


def _difference(what: str, wanted: str | None, got: str | None) -> Iterator[str]:
    if wanted is not None and wanted != got:
        yield f"{what}应为 {wanted}，现在是 {got}"


def _as_stated(value: Any) -> Any:
    """A date as an applicant states it."""
    return value.isoformat() if isinstance(value, datetime.date) else value
