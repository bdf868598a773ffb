"""A rule pack's own cases: what they come to, and what they should."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from guidance.eligibility.check import check
from guidance.eligibility.verdict import Verdict
from guidance.facts.applicant_facts import FactsError
from guidance.rules.pack import Expected, Pack, PackCase
from ingest.staff_files.faults import Fault


def prove(pack: Pack) -> list[Fault]:
    """Return every case of the pack that does not come to what it should, with its place in the file."""
    return [
        pack.marked.fault(("cases", at), f"算例「{case.why}」：{message}")
        for at, case in enumerate(pack.rules.cases)
        for message in _short(pack, case)
    ]


def facts_of(pack: Pack, case: PackCase) -> dict[str, Any]:
    """Return the facts of a case: its base with its own facts, without what it drops."""
    stated = {**(pack.rules.bases[case.base] if case.base else {}), **case.facts}
    return {id: _text(value) for id, value in stated.items() if id not in case.drop}


def _short(pack: Pack, case: PackCase) -> Iterator[str]:
    try:
        verdict = check(pack, pack.vocabulary.parse(facts_of(pack, case)), pack.notice.issued)
    except FactsError as fault:
        yield str(fault)
        return
    expect = case.expect
    yield from _unless("结论", expect.verdict, verdict.verdict)
    yield from _unless("职称", expect.title, verdict.title)
    statuses = {route.id: route.status for route in verdict.routes}
    for id, status in expect.routes.items():
        yield from _unless(f"路径 {id}", status, statuses[id])
    if expect.earliest is not None:
        wanted = None if expect.earliest == "none" else expect.earliest
        if wanted != verdict.earliest:
            yield f"最早日期应为 {wanted}，现在是 {verdict.earliest}"
    yield from _lists(expect, verdict)


def _lists(expect: Expected, verdict: Verdict) -> Iterator[str]:
    missing = set(verdict.missing)
    if expect.missing is not None and set(expect.missing) != missing:
        yield f"还缺的应为 {expect.missing}，现在是 {list(verdict.missing)}"
    unmet = {each.clause.split("#")[1] for each in verdict.conditions if each.status == "unmet"}
    notes = " ".join(note.text for note in verdict.notes)
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


def _unless(what: str, wanted: str | None, got: str | None) -> Iterator[str]:
    if wanted is not None and wanted != got:
        yield f"{what}应为 {wanted}，现在是 {got}"


def _text(value: Any) -> Any:
    """A date as the interface takes it."""
    return value.isoformat() if isinstance(value, datetime.date) else value
