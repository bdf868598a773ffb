"""An editor's work on the FAQ: entries are taken, changed and dropped, and only what finds its clause stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guidance.faq.ask_assistant import Asker
from guidance.faq.edit_faq import (
    FaqEditError,
    discard_faq_draft,
    faq_draft_path,
    read_entries,
    remove_entry,
    save_entry,
    take_entries,
    write_faq_draft,
)
from guidance.faq.published import PublishedFaq
from guidance.question_drafts.draft_faq import draft_faq
from ingest.notices.notice import Notice
from ingest.settings import ROOT

ID = "lyg-2024-14"
FEE = "智能制造高级工程师评审收费多少？"


@pytest.fixture(scope="module")
def asker(assistant) -> Asker:
    return Asker(assistant)


@pytest.fixture
def notice(assistant, tmp_path: Path, monkeypatch) -> Notice:
    for name in ("topics.yaml", f"{ID}.yaml"):
        (tmp_path / "faq").mkdir(exist_ok=True)
        shutil.copy(ROOT / "knowledge" / "faq" / name, tmp_path / "faq" / name)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return assistant.knowledge.notice(ID)


def published(notice: Notice) -> list[str]:
    return [entry.question for entry in PublishedFaq().read([notice]).entries]


def entry_asking(notice: Notice, question: str, file="taken"):
    return next(each for each in read_entries(notice, file) if each.question == question)


def test_a_dropped_entry_is_drafted_again_taken_and_stands_where_it_stood(notice: Notice, asker: Asker):
    path = ROOT / "knowledge" / "faq" / f"{ID}.yaml"
    fee = entry_asking(notice, FEE)
    remove_entry(notice, "taken", fee.values)
    served = path.read_text(encoding="utf-8").splitlines()
    now = (faq_draft_path(notice.id).parent / path.name).read_text(encoding="utf-8").splitlines()
    assert not set(now) - set(served) and f"  # {FEE}" in set(served) - set(now)
    assert FEE not in published(notice)

    assert draft_faq(asker, notice) == len(read_entries(notice, "draft")) >= 1
    with pytest.raises(FaqEditError, match="刚才有人起草过"):
        write_faq_draft(notice, "")
    drafted = [each.values for each in read_entries(notice, "draft")]
    assert take_entries(notice, drafted, asker) == len(drafted) and not faq_draft_path(ID).exists()
    assert any(entry.clauses[0] == f"{ID}#5.4" for entry in PublishedFaq().read([notice]).entries)
    with pytest.raises(FaqEditError, match="没有可以起草的"):
        draft_faq(asker, notice)


def test_an_entry_stands_only_where_its_question_finds_its_clause(notice: Notice, asker: Asker):
    fee = entry_asking(notice, FEE)
    before = published(notice)
    own = {key: value for key, value in fee.values.items() if key not in ("known", "shared")}
    astray = save_entry(notice, "taken", fee.values, {**own, "question": "学历认定有什么规定？"}, asker)
    assert len(astray) == 1 and "不是这一条" in astray[0]
    taken = save_entry(notice, "taken", fee.values, {**own, "question": before[0]}, asker)
    assert taken == [f"已经有“{before[0]}”这一问了"]
    wrong = save_entry(
        notice, "taken", fee.values, {**fee.values, "answer": [{"clause": "5.4", "quote": "免费"}]}, asker
    )
    assert wrong and published(notice) == before
    other = {**own, "question": "评审费要交多少钱？"}
    assert save_entry(notice, "taken", fee.values, other, asker) == []
    assert "评审费要交多少钱？" in published(notice) and FEE not in published(notice)
    with pytest.raises(FaqEditError, match="刚才有人改过"):
        save_entry(notice, "taken", fee.values, {**own, "question": "报高级要交多少钱？"}, asker)


def test_what_a_draft_gets_wrong_stays_in_it_and_it_can_be_thrown_away(notice: Notice, asker: Asker):
    text = "entries:\n  - topic: 多少钱\n    question: 学历认定有什么规定？\n    answer: [{clause: '5.4', sum: 没有}]\n"
    write_faq_draft(notice, text)
    entry = read_entries(notice, "draft")[0]
    assert entry.entry is None and "文字变了" in entry.faults[0]
    assert take_entries(notice, [entry.values], asker) == 0 and faq_draft_path(ID).exists()
    discard_faq_draft(notice)
    assert read_entries(notice, "draft") == []
