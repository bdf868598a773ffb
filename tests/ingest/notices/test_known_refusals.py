"""Questions without an answer: a file that staff add to, held against the notices."""

from __future__ import annotations

import shutil

import pytest

from ingest.__main__ import main
from ingest.divisions.division_table import known_divisions
from ingest.notices.known_refusals import RefusalsInForce, line_of_refusal, load_refusals
from ingest.notices.load_notices import load_notice, load_notices
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError

THIRD = "wuhu-2026-102"


@pytest.fixture
def refusals(own_settings, further_notice):
    """Loads refusals.yaml once it holds what is given, with three notices at hand."""
    path = own_settings.knowledge / "refusals.yaml"

    def load(text: str) -> RefusalsInForce:
        path.write_text(text, encoding="utf-8")
        return load_refusals(path, load_notices(), known_divisions())

    return load


@pytest.fixture
def third_notice(own_settings) -> None:
    """A notice of another city, year, series and level."""
    fixture = ROOT / "tests" / "fixtures" / "notices" / THIRD
    shutil.copytree(fixture, own_settings.knowledge / "notices" / THIRD)


def faults(load, text: str) -> list[str]:
    with pytest.raises(FaultsError) as caught:
        load(text)
    return [f"{fault.line} {fault.message}" for fault in caught.value.faults]


def test_every_refusal_of_the_project_holds_for_its_two_notices():
    notices = load_notices(ROOT / "knowledge" / "notices")
    found = load_refusals(ROOT / "knowledge" / "refusals.yaml", notices, known_divisions())
    assert {refusal.category for refusal in found.refusals} == {"unstated", "elsewhere", "smalltalk", "misuse", "noise"}
    assert (found.absent, dict(found.voided)) == ((), {})


def test_a_third_notice_voids_what_it_answers_and_nothing_else(own_settings, third_notice):
    path = own_settings.knowledge / "refusals.yaml"
    found = load_refusals(path, load_notices(), known_divisions())
    texts = {id: text for id, text in _texts(path).items() if id in found.voided}
    assert set(found.voided.values()) == {(THIRD,)}
    assert "评中级要不要答辩呀" in texts.values() and "市里工程系列中级评审收费标准" in texts.values()
    assert all("中级" in text or "助" in text or "中评委" in text or "zhongji" in text for text in texts.values())
    unstated = [refusal for refusal in found.refusals if refusal.category == "unstated"]
    assert unstated and not any(THIRD in refusal.notices or not refusal.notices for refusal in unstated)


def test_what_is_voided_is_reported_and_listed(own_settings, third_notice, monkeypatch, capsys):
    monkeypatch.setenv("GUIDANCE_EMBEDDING", str(ROOT / "knowledge" / "embedding"))
    voided = load_refusals(own_settings.knowledge / "refusals.yaml", load_notices(), known_divisions()).voided
    assert main(["--verbose"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"没有答案的问题里有 {len(voided)} 项已有通知管到（{THIRD}），作废不用" in lines
    assert [line for line in lines if line.startswith("  ")] == [f"  {id}：作废，{THIRD} 管到了" for id in voided]


def test_what_is_also_answered_said_twice_or_points_to_no_clause_is_a_fault(refusals):
    text = (
        "- {id: a, text: 凯里考老师几号能在网上报名？, category: elsewhere, why: 测,"
        " voided_by: {places: [北京]}, from: 测}\n"
        "- {id: b, text: 停车, category: misuse, why: 测, related: [lyg-2024-14#1, lyg-2024-14#9], from: 测}\n"
        "- {id: b, text: 停 车, category: misuse, why: 测, from: 测}\n"
    )
    assert faults(refusals, text) == [
        "1 「凯里考老师几号能在网上报名？」在 kaili-2024-teachers 的 questions.yaml 里已有答案，请只留一处",
        "2 没有条款「lyg-2024-14#9」",
        "3 编号 b 已用在第 2 行，请换一个",
        "3 「停 车」与第 2 行重复，请删去一条",
    ]


def test_an_entry_belongs_to_notices_or_says_what_voids_it(refusals):
    text = (
        "- {id: a, text: 停车, category: unstated, why: 测, from: 测}\n"
        "- {id: b, text: 退费, category: elsewhere, why: 测, from: 测}\n"
        "- {id: c, text: 发票, category: elsewhere, why: 测, voided_by: {}, from: 测}\n"
        "- {id: d, text: 报销, category: elsewhere, why: 测, voided_by: {place: [北京]}, from: 测}\n"
    )
    assert faults(refusals, text) == [
        "1 要写 notices：是哪几份通知没有写，如 [lyg-2024-14]",
        "2 要写 notices（只对哪几份通知）或 voided_by（有了什么样的通知就作废）",
        "3 「voided_by」至少要写一项：places、years、halves、levels、specialities、kinds、numbers",
        "4 不认识的键「place」，是不是「places」",
    ]


def test_what_speaks_of_a_notice_that_is_not_there_waits(refusals):
    found = refusals(
        "- {id: a, text: 停车, category: unstated, why: 测, notices: [nope], related: [nope#1], from: 测}\n"
        "- {id: b, text: 退费, category: unstated, why: 测, notices: [nope, lyg-2024-14],"
        " related: [nope#1, lyg-2024-14#5.4], from: 测}\n"
    )
    assert found.absent == ("a",)
    assert [(refusal.id, refusal.related) for refusal in found.refusals] == [("b", ("lyg-2024-14#5.4",))]


def test_a_voided_entry_may_be_answered_and_one_of_its_own_notices_does_not_void_it(refusals):
    found = refusals(
        "- {id: a, text: 凯里考老师几号能在网上报名？, category: elsewhere, why: 测,"
        " voided_by: {places: [凯里市]}, from: 测}\n"
        "- {id: b, text: 海州区的, category: elsewhere, why: 测, notices: [lyg-2024-14],"
        " voided_by: {places: [海州区]}, from: 测}\n"
    )
    assert dict(found.voided) == {"a": ("kaili-2024-teachers",)}
    assert [refusal.id for refusal in found.refusals] == ["b"]


def test_an_editor_is_led_to_the_refusal_that_holds_for_the_notice(refusals, own_settings):
    path = own_settings.knowledge / "refusals.yaml"
    refusals(
        "- {id: a, text: 停车, category: unstated, why: 测, notices: [lyg-2024-14], from: 测}\n"
        "- {id: b, text: 凯里的, category: elsewhere, why: 测, voided_by: {places: [凯里市]}, from: 测}\n"
    )
    found = {
        (text, id): line_of_refusal(path, text, load_notice(id), known_divisions())
        for text in ("停 车", "凯里的", "别的")
        for id in ("lyg-2024-14", "kaili-2024-teachers")
    }
    assert {key: line for key, line in found.items() if line} == {
        ("停 车", "lyg-2024-14"): 1,
        ("凯里的", "lyg-2024-14"): 2,
    }


def _texts(path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    ids = [line.removeprefix("- id: ") for line in lines if line.startswith("- id: ")]
    return dict(zip(ids, (line[8:] for line in lines if line.startswith("  text: ")), strict=True))
