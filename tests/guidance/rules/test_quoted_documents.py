"""Packs that quote a companion document: cases, coverage by document, signing off, bad references, reports."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from guidance.cli.rules_command import main
from guidance.documents.verdict_report import CheckResult, as_markdown
from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.explanation_tree import explanation, leaves_of
from guidance.eligibility.model_cache import load_model
from guidance.eligibility.run_cases import run_cases
from guidance.eligibility.verdict_words import VerdictWords
from guidance.materials.load_materials import read_materials
from guidance.replies import load_replies
from guidance.rules.coverage import cover
from guidance.rules.load_pack import load_pack
from guidance.rules.review_sheet import entries
from ingest.notices.load_notices import load_notice
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError
from tests.guidance.companion_office import BENGBU, HUAINAN, STANDARDS, add_citing, add_standards

NAME = "《江岭省工程系列中级专业技术资格评审标准条件（试行）》"
ENGINEER = {
    "employment_status": "employed",
    "labour_contract": True,
    "education": "bachelor",
    "degree": "bachelor",
    "title_level": "assistant",
    "title_date": "2022-12-31",
    "utility_patents": 1,
    "papers": 1,
    "continuing_education_hours": 90,
}
DAY = date(2026, 9, 1)


@pytest.fixture
def knowledge(tmp_path, monkeypatch) -> Path:
    """A knowledge folder with two notices that go by one companion document, and their packs."""
    folder = tmp_path / "knowledge"
    (folder / "notices").mkdir(parents=True)
    for name in ("facts.yaml", "replies.yaml"):
        shutil.copy(ROOT / "knowledge" / name, folder)
    shutil.copytree(ROOT / "knowledge" / "divisions", folder / "divisions")
    add_standards(folder)
    for id in (BENGBU, HUAINAN):
        add_citing(folder, id)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(folder))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return folder


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file; the line where it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("id", [BENGBU, HUAINAN])
def test_the_cases_hold_on_both_sides_of_every_boundary_of_the_companion(knowledge, id):
    pack = load_pack(id)
    assert len(pack.rules.cases) == 12 and run_cases(pack, load_replies()) == []


def test_coverage_counts_document_by_document_and_leaves_nothing_out(knowledge, capsys):
    own, companion = cover(load_pack(BENGBU)).documents
    assert (own.document.id, companion.document.id) == (BENGBU, STANDARDS)
    assert (own.count("encoded"), companion.count("encoded"), companion.count("left_over")) == (2, 9, 0)
    path = knowledge / "rules" / f"{BENGBU}.yaml"
    change(path, "  - {text: 适用范围, clauses: [jiangling-standards-2023#1.1]}\n", "")
    assert main(["--notice", BENGBU]) == 2
    captured = capsys.readouterr()
    assert f"{NAME}（{STANDARDS}）：共 19 条，已写成规则 9 条" in captured.out
    assert f"{BENGBU}：条款 {NAME} 第一条 还没有处理" in captured.err


def test_a_change_in_the_companion_is_told_by_every_pack_that_quotes_it_until_it_is_signed_off(knowledge, capsys):
    assert main(["--accept"]) == 0 and main([]) == 0
    change(knowledge / "notices" / STANDARDS / "source.md", "近一年完成继续教育90学时", "近一年内完成继续教育90学时")
    for id in (BENGBU, HUAINAN):
        change(
            knowledge / "rules" / f"{id}.yaml", "quote: 近一年完成继续教育90学时以上", "quote: 完成继续教育90学时以上"
        )
        assert load_pack(id).changed == (f"{STANDARDS}#2.6",)
        verdict = check(load_model(id), load_pack(id).vocabulary.parse(ENGINEER), DAY)
        assert any(f"{NAME} 第六条" in note for note in VerdictWords(verdict).as_json()["notes"])
    capsys.readouterr()
    assert main(["--accept"]) == 0
    assert capsys.readouterr().out.count(f"已记录 1 条（{STANDARDS}#2.6）") == 2
    assert main([]) == 0


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            f"clause: {STANDARDS}#2.5",
            f"clause: {STANDARDS}#2.55",
            f"没有编号为 {STANDARDS}#2.55 的条款，是不是 {STANDARDS}#2.5",
        ),
        (
            f"clause: {STANDARDS}#2.5",
            "clause: jiangling-standards-2032#2.5",
            f"「jiangling-standards-2032」不是通知 {BENGBU} 的配套文件，是不是「{STANDARDS}」；"
            "请先在这份通知的 notice.yaml 里写上 companions: [jiangling-standards-2032]",
        ),
        (f"clause: {STANDARDS}#2.5", f"clause: {HUAINAN}#4.1", f"「{HUAINAN}」不是通知 {BENGBU} 的配套文件"),
        ("quote: 论文1篇以上", "quote: 论文2篇以上", f"条款 {STANDARDS}#2.5 里没有「论文2篇以上」这些字，请按原文改写"),
        ("quote: 论文1篇以上", "quote: 继续教育90学时以上", f"这些字在条款 {STANDARDS}#2.6"),
        ("fact: papers, at_least: 1", "fact: papers, at_least: 2", "「2」与所引原文「论文1篇以上」不一致"),
        ("years: 4,", "years: 5,", "「5年」与所引原文「满4年」不一致"),
    ],
)
def test_a_bad_reference_to_a_companion_is_told_with_its_line_and_what_is_right(knowledge, old, new, message):
    line = change(knowledge / "rules" / f"{BENGBU}.yaml", old, new)
    with pytest.raises(FaultsError) as raised:
        load_pack(BENGBU)
    assert any(fault.line == line and message in fault.message for fault in raised.value.faults), raised.value
    assert run_cases(load_pack(HUAINAN), load_replies()) == []


def test_a_companion_has_no_rule_pack_of_its_own(knowledge):
    shutil.copy(knowledge / "rules" / f"{BENGBU}.yaml", knowledge / "rules" / f"{STANDARDS}.yaml")
    with pytest.raises(FaultsError, match=f"{STANDARDS} 是配套文件，不收申报"):
        load_pack(STANDARDS)


def test_a_kept_model_is_made_anew_when_the_companion_changes(knowledge):
    change(knowledge / "rules" / f"{BENGBU}.yaml", "quote: 论文1篇以上", "quote: 论文1篇")
    facts = load_pack(BENGBU).vocabulary.parse(ENGINEER)
    assert check(load_model(BENGBU), facts, DAY).verdict == "eligible"
    change(knowledge / "notices" / STANDARDS / "source.md", "论文1篇以上", "论文2篇以上")
    with pytest.raises(FaultsError):
        load_model(BENGBU)


def test_verdict_tree_report_and_review_name_the_document_of_each_condition(knowledge):
    pack = load_pack(BENGBU)
    stated = {**ENGINEER, "continuing_education_hours": 89}
    verdict = check(build_model(pack, load_replies()), pack.vocabulary.parse(stated), DAY)
    row = VerdictWords(verdict).as_json()
    assert row["verdict"] == "not_eligible"
    assert [c["clause"] for c in row["conditions"] if c["status"] == "unmet"] == [f"{STANDARDS}#2.6"]
    assert {c["clause"] for c in row["conditions"]} > {f"{BENGBU}#1.1"}
    found = [leaf.clause for s in explanation(verdict) for f in s.findings for leaf in leaves_of(f)]
    assert f"{STANDARDS}#2.3.3" in found and f"{BENGBU}#1.1" in found
    report = as_markdown(CheckResult(verdict, pack, {}, ""), DAY)
    assert f"配套文件：{NAME}" in report and f"{NAME} 第六条" in report and "近一年完成继续教育90学时以上" in report
    assert entries(pack)[f"{STANDARDS}#2.5"][0].text == "有本专业论文1篇以上"


def test_a_materials_file_may_quote_a_companion_and_names_it(knowledge, tmp_path):
    path = tmp_path / f"{BENGBU}.yaml"
    path.write_text(
        f"notice: {BENGBU}\ncovers: {{}}\nitems:\n"
        f"  - {{title: 论文, clause: {STANDARDS}#2.5, quote: 公开发表本专业论文1篇以上}}\n",
        encoding="utf-8",
    )
    pack = load_pack(BENGBU)
    materials = read_materials(path, load_notice(BENGBU), pack.vocabulary, [])
    assert materials.source(materials.file.items[0].clause) == (f"{STANDARDS}#2.5", f"{NAME} 第五条")
    change(path, "1篇", "2篇")
    with pytest.raises(FaultsError, match=f"条款 {STANDARDS}#2.5 里没有"):
        read_materials(path, load_notice(BENGBU), pack.vocabulary, [])
