"""The FAQ of the project's own notices: drafted, measured, written, read back."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest
import yaml
from docx import Document

from guidance.faq.approved_entries import load_approved
from guidance.faq.ask_assistant import Asker
from guidance.faq.build_faq import build_faq
from guidance.faq.draft_entries import draft
from guidance.faq.draft_file import draft_file
from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import UnansweredQuestion
from guidance.faq.faq_quality import measure
from guidance.faq.journey_topics import load_topic_rules
from guidance.faq.merge_entries import unite, without_doubles
from guidance.faq.question_log import Asked
from guidance.faq.search_entries import Search
from guidance.faq.write_faq import FORMATS, writable, write
from guidance.lexicon.vocabulary import load_vocabulary
from guidance.weights import load_weights
from ingest.staff_files.quotes import clause_digest


@pytest.fixture(scope="module")
def asker(assistant):
    return Asker(assistant)


@pytest.fixture(scope="module")
def faq(asker):
    return build_faq(asker)


@pytest.fixture(scope="module")
def edition(assistant, faq):
    return FaqDocument(faq, assistant.notices, "只作指引", date(2026, 1, 5))


@pytest.fixture(scope="module")
def drafted(assistant, asker):
    topic_rules = load_topic_rules()
    return {notice.id: draft(notice, asker, topic_rules) for notice in assistant.notices}


def test_the_published_faq_reaches_every_target(faq, assistant, asker):
    quality = measure(faq.entries, assistant.notices, faq.approved.without, asker)
    assert (quality.uncovered, quality.unsaid) == ((), ())
    assert (quality.astray, quality.altered, quality.doubled) == ((), (), ())
    assert quality.good and quality.entries > 80
    assert not faq.drafts and not faq.approved.faults and not faq.approved.changed


def test_drafts_alone_come_near_the_targets(drafted, assistant, asker):
    entries = without_doubles([entry for each in drafted.values() for entry in each], load_weights().faq)
    quality = measure(entries, assistant.notices, {}, asker)
    assert quality.coverage >= 0.95 and quality.round_trip >= 0.97
    assert quality.verbatim == 1.0 and quality.duplicates == 0


def test_entries_stand_in_the_order_of_the_journey(faq):
    places = [faq.topics.index(entry.topic) for entry in faq.entries]
    assert places == sorted(places) and len(set(places)) == len(faq.topics)


def test_where_the_notices_agree_they_answer_together_and_where_they_differ_apart(faq):
    both = [entry.question for entry in faq.entries if len(entry.notices) == 2]
    assert "公务员和离退休人员能申报吗？" in both
    assert not any("收费" in question or "博士" in question for question in both)


def test_a_known_question_of_the_notice_is_asked_rather_than_a_made_one(drafted, assistant):
    for notice in assistant.notices:
        known = {q.id: q.text.rstrip("？?。") for q in notice.questions}
        held = [entry for entry in drafted[notice.id] if entry.known_id]
        assert len(held) > len(drafted[notice.id]) / 3
        assert all(entry.question.rstrip("？") == known[entry.known_id] for entry in held)


def test_real_questions_that_nothing_answers_come_first_in_the_drafts(asker, assistant):
    asked = [Asked("评上以后工资涨多少", 3), Asked("能不能寄快递", 7), Asked("智能制造高级工程师评审收费多少？", 9)]
    wanted = build_faq(asker, asked=asked).unanswered
    assert [(each.question, each.count) for each in wanted] == [("能不能寄快递", 7), ("评上以后工资涨多少", 3)]
    text = draft_file(assistant.notices[0], (), [UnansweredQuestion("能不能\n寄快递", 7)])
    assert text.index("entries:") < text.index("有人问过 7 次，还没有回答：能不能 寄快递")


def test_a_draft_that_an_editor_saves_is_served_as_approved(drafted, assistant, tmp_path):
    notice = assistant.notices[0]
    entries = drafted[notice.id][:12]
    (tmp_path / f"{notice.id}.yaml").write_text(draft_file(notice, entries, ()), encoding="utf-8")
    read = load_approved([notice], load_topic_rules(), tmp_path)
    assert not read.faults and not read.changed
    assert [(e.question, e.topic, e.answer, e.clauses) for e in read.entries] == [
        (e.question, e.topic, e.answer, e.clauses) for e in entries
    ]


GOOD = "  - topic: 多少钱\n    question: 收多少钱\n    answer:\n      - {{clause: '5.4', sum: {sum}{more}}}\n"


def read_file(tmp_path, assistant, text):
    notice = assistant.knowledge.notice("lyg-2024-14")
    (tmp_path / f"{notice.id}.yaml").write_text(text, encoding="utf-8")
    return load_approved([notice], load_topic_rules(), tmp_path)


def test_an_entry_whose_clause_changed_is_told_and_not_served(tmp_path, assistant):
    read = read_file(tmp_path, assistant, "entries:\n" + GOOD.format(sum="000000000000", more=""))
    assert not read.entries and not read.faults
    assert "lyg-2024-14.yaml:5:" in str(read.changed[0]) and "文字变了" in str(read.changed[0])


def test_a_fault_costs_its_own_entry_only_and_names_file_line_and_fix(tmp_path, assistant):
    sum_ = clause_digest(assistant.knowledge.notice("lyg-2024-14").clause("5.4"))
    good = GOOD.format(sum=sum_, more="")
    bad = good.replace("topic: 多少钱", "topic: 钱") + good.replace("question", "qestion")
    bad += GOOD.format(sum=sum_, more=", quote: 每人 800 元") + good.replace("question: 收多少钱", "known: X999")
    read = read_file(tmp_path, assistant, "entries:\n" + bad + good)
    assert [e.question for e in read.entries] == ["收多少钱？"]
    told = "\n".join(map(str, read.faults))
    near = "不认识的键「qestion」，是不是「question」"
    for words in ("yaml:2:", "没有主题「钱」", near, "没有「每人 800 元」", "「X999」"):
        assert words in told


def test_a_file_that_is_no_yaml_costs_only_its_own_notice(tmp_path, assistant, asker):
    (tmp_path / "lyg-2024-14.yaml").write_text("entries:\n  - topic: [\n", encoding="utf-8")
    other = assistant.knowledge.notice("lyg-etdz-2023-h2")
    item = {
        "topic": "什么时候",
        "question": "何时",
        "answer": [{"clause": "5.1", "sum": clause_digest(other.clause("5.1"))}],
    }
    text = yaml.safe_dump({"entries": [item]}, allow_unicode=True)
    (tmp_path / f"{other.id}.yaml").write_text(text, encoding="utf-8")
    read = load_approved(assistant.notices, load_topic_rules(), tmp_path)
    assert [e.question for e in read.entries] == ["何时？"]
    assert "lyg-2024-14.yaml:3" in str(read.faults[0])


def test_entries_of_one_notice_never_become_one(faq):
    alone = [entry for entry in faq.entries if len(entry.notices) == 1]
    assert unite(alone) == alone


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_holds_every_question_and_answer(faq, edition, tmp_path, suffix):
    path = tmp_path / f"faq{suffix}"
    write(edition, path)
    if suffix == ".docx":
        text = "\n".join(p.text for p in Document(str(path)).paragraphs)
    elif suffix == ".csv":
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
        text = "\n".join(cell for row in rows for cell in row)
    else:
        text = path.read_text(encoding="utf-8").replace("\\", "")
    assert all(entry.question in text for entry in faq.entries)
    assert "收费合计 500 元/人" in text
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_json_rows_carry_verbatim_citations(edition, tmp_path):
    write(edition, tmp_path / "faq.json")
    rows = json.loads((tmp_path / "faq.json").read_text(encoding="utf-8"))
    assert {"question", "answer", "citations"} <= rows[0].keys()
    assert all({"id", "notice", "label", "text"} == c.keys() for row in rows for c in row["citations"])


def test_a_failing_write_leaves_the_old_file(edition, tmp_path, monkeypatch):
    path = tmp_path / "faq.md"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="写不进去"):
        write(edition, path)
    assert path.read_text(encoding="utf-8") == "before" and len(list(tmp_path.iterdir())) == 1


def test_what_hinders_writing_is_told(tmp_path):
    assert ".docx" in writable(tmp_path / "faq.pdf") and "没有文件夹" in writable(tmp_path / "no" / "faq.md")
    (tmp_path / "a.md").mkdir()
    assert "文件夹" in writable(tmp_path / "a.md")
    assert writable(tmp_path / "faq.html") == ""


def test_search_hears_everyday_words_and_shrugs_at_noise(faq):
    search = Search(faq.entries, load_vocabulary().expand, load_weights().faq)
    assert "5.4" in search.find("评审费几块钱")[0].clauses[0]
    assert search.find("聘书找不着了")[0].clauses[0] == "lyg-2024-14#4.1.1.a.6"
    for other in ("今天天气怎么样", "周杰伦演唱会门票多少钱一张", "公积金怎么提取", "医保报销要什么材料"):
        assert search.find(other) == []
    for noise in ("", "   ", "<script>", "'; DROP TABLE", ".*", "？" * 10_000):
        assert isinstance(search.find(noise), list)
