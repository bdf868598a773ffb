"""What readers get while editors work on the files: the last good state, and for staff what is wrong."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from guidance.answering.application_windows import closed_windows, late_rule
from guidance.faq.faq_document import FaqDocument, note
from guidance.faq.faq_entry import FaqEntry, Piece
from guidance.faq.faq_sections import leading, lines, source
from guidance.faq.published import PublishedFaq
from guidance.faq.write_faq import FORMATS, render
from guidance.reply import Citation
from ingest.settings import ROOT

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "knowledge" / "faq", tmp_path / "faq"))


def questions(faq) -> list[str]:
    return [entry.question for entry in faq.entries]


def test_a_file_that_breaks_goes_on_as_it_was_and_is_told(assistant, folder):
    published = PublishedFaq(folder)
    before = published.read(assistant.notices)
    assert len(before.entries) > 80 and not before.approved.faults
    (folder / f"{HIGHER}.yaml").write_text("entries:\n  - topic: [\n", encoding="utf-8")
    after = published.read(assistant.notices)
    assert questions(after) == questions(before)
    assert any(f"{HIGHER}.yaml:3" in str(fault) for fault in after.approved.faults)


def test_what_stands_in_for_a_broken_file_goes_when_the_notice_changes(assistant, folder):
    published = PublishedFaq(folder)
    published.read(assistant.notices)
    (folder / f"{HIGHER}.yaml").write_text("entries: [", encoding="utf-8")
    changed = [dataclasses.replace(n, clauses=n.clauses[:-1]) if n.id == HIGHER else n for n in assistant.notices]
    assert {notice for entry in published.read(changed).entries for notice in entry.notices} == {FIRST}


@pytest.mark.parametrize("text", ["topics: [", "topics: []\n", None])
def test_broken_topics_take_nothing_away(assistant, folder, text):
    path, published = folder / "topics.yaml", PublishedFaq(folder)
    before = published.read(assistant.notices)
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    after = published.read(assistant.notices)
    assert questions(after) == questions(before) and after.approved.faults
    fresh = PublishedFaq(folder).read(assistant.notices)
    assert sorted(questions(fresh)) == sorted(questions(before)) and set(fresh.topics) == set(before.topics)


def entry_of(notice, number: str) -> FaqEntry:
    clause = notice.clause(number)
    return FaqEntry(
        "问？", "什么时候", (Piece(clause.text, Citation(clause.id, notice.id, clause.label, clause.text)),)
    )


def test_an_entry_about_a_window_that_is_over_says_so_and_no_other_does(assistant):
    notice = assistant.knowledge.notice(HIGHER)
    told = note(entry_of(notice, "5.2"), assistant.notices, date(2024, 9, 11))
    assert told == "提醒：网上申报、现场受理已于2024年9月10日截止。"
    assert note(entry_of(notice, "5.2"), assistant.notices, date(2024, 9, 10)) == ""
    assert note(entry_of(notice, "3"), assistant.notices, date(2024, 9, 11)) == told  # it names the last day
    assert note(entry_of(notice, "5.4"), assistant.notices, date(2024, 9, 11)) == ""
    assert closed_windows(notice, date(2024, 9, 10)) == ""


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_says_that_a_window_is_closed(assistant, suffix, tmp_path):
    faq = PublishedFaq().read(assistant.notices)
    late_, early = (
        FaqDocument(faq, assistant.notices, "只作指引", day) for day in (date(2026, 1, 5), date(2023, 11, 20))
    )
    path = tmp_path / f"faq{suffix}"
    path.write_bytes(render(late_, path))
    if suffix == ".docx":
        from docx import Document

        text = "\n".join(p.text for p in Document(str(path)).paragraphs)
    else:
        text = path.read_text(encoding="utf-8")
    assert "现场受理已于2024年9月10日截止" in text
    assert "已于" not in render(early, path).decode("utf-8", "ignore")
    if suffix in (".md", ".html", ".docx"):
        assert "2026年1月5日" in text and "连工信职称〔2024〕14号《" in text


def test_what_a_notice_says_of_coming_late_is_quoted(assistant):
    assert late_rule(assistant.knowledge.notice(HIGHER)).words.endswith("其他时间不予受理。")
    assert late_rule(assistant.knowledge.notice(FIRST)).words.endswith("逾期不予受理。")
    bare = dataclasses.replace(assistant.knowledge.notice(HIGHER), windows=())
    assert late_rule(bare) is None


def test_items_of_a_list_keep_their_numbers_and_what_leads_up_to_them(assistant):
    faq = PublishedFaq().read(assistant.notices)
    by_known = {(e.notices[0], e.known_id): e for e in faq.entries}
    ways = by_known[HIGHER, "F009"]
    assert leading(list(ways.pieces)) == ["符合下列条件之一,可申报高级工程师职称:"]
    assert [line[:2] for line in lines(list(ways.pieces))] == ["1.", "2.", "3.", "4."]
    assert ways.clauses[0] == f"{HIGHER}#2.1.1" and ways.clauses[-1] == f"{HIGHER}#2.1"
    assert [line[:3] for line in lines(list(by_known[HIGHER, "F014"].pieces))] == ["（1）", "（2）", "（3）", "（5）"]


def test_a_source_names_a_run_of_items_in_short_and_no_clause_twice(assistant):
    faq = PublishedFaq().read(assistant.notices)
    by_known = {(e.notices[0], e.known_id): list(e.pieces) for e in faq.entries}
    assert source("甲", by_known[HIGHER, "F009"]) == "甲 二、（一）1. 至 二、（一）4."
    assert source("甲", by_known[HIGHER, "F044"]) == "甲 四、（一）1.第一分册装订顺序（2）"
    assert source("甲", by_known[HIGHER, "F058"]) == "甲 四、（一）2.（1），三、"
    assert source("甲", by_known[FIRST, "F028"]) == "甲 四、（二），四、末段"
