"""Questions without an answer: a file that staff add to, held against the notices."""

from __future__ import annotations

import pytest

from ingest.notices.known_refusals import load_refusals
from ingest.notices.load_notices import load_notices
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError


@pytest.fixture
def refusals(own_settings, further_notice):
    """Loads refusals.yaml once it holds what is given, with three notices at hand."""
    path = own_settings.knowledge / "refusals.yaml"

    def load(text: str):
        path.write_text(text, encoding="utf-8")
        return load_refusals(path, load_notices())

    return load


def faults(load, text: str) -> list[str]:
    with pytest.raises(FaultsError) as caught:
        load(text)
    return [f"{fault.line} {fault.message}" for fault in caught.value.faults]


def test_the_project_knows_refusals_of_every_category():
    notices = load_notices(ROOT / "knowledge" / "notices")
    found = load_refusals(ROOT / "knowledge" / "refusals.yaml", notices).refusals
    assert {refusal.category for refusal in found} == {"unstated", "elsewhere", "smalltalk", "misuse", "noise"}


def test_what_is_also_answered_said_twice_or_points_to_no_clause_is_a_fault(refusals):
    text = (
        "- {id: a, text: 凯里考老师几号能在网上报名？, category: unstated, why: 测, from: 测}\n"
        "- {id: b, text: 停车, category: unstated, why: 测, related: [lyg-2024-14#1, lyg-2024-14#9], from: 测}\n"
        "- {id: b, text: 停 车, category: unstated, why: 测, from: 测}\n"
    )
    assert faults(refusals, text) == [
        "1 「凯里考老师几号能在网上报名？」在 kaili-2024-teachers 的 questions.yaml 里已有答案，请只留一处",
        "2 没有条款「lyg-2024-14#9」",
        "3 编号 b 已用在第 2 行，请换一个",
        "3 「停 车」与第 2 行重复，请删去一条",
    ]


def test_what_speaks_of_a_notice_that_is_not_there_waits(refusals):
    found = refusals(
        "- {id: a, text: 停车, category: unstated, why: 测, notice: nope, related: [nope#1], from: 测}\n"
        "- {id: b, text: 退费, category: unstated, why: 测, related: [nope#1, lyg-2024-14#5.4], from: 测}\n"
    )
    assert found.absent == ("a",)
    assert [(refusal.id, refusal.related) for refusal in found.refusals] == [("b", ("lyg-2024-14#5.4",))]
