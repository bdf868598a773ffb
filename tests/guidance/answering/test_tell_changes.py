"""What changed between two editions, told short: the most telling first, old and new word for word."""

from __future__ import annotations

from next_edition import CHANGED, HIGHER, NEW, home, next_edition

from guidance.answering.tell_changes import changed_words, tell_changes, tell_matter, telling_changes
from guidance.replies import load_replies
from guidance.reply import SentenceKind
from ingest.edition_changes.align_clauses import align
from ingest.notices.load_notices import load_notice_folder

OLD_EDITION = load_notice_folder(home(HIGHER) / "notices" / HIGHER)
# Metadata of the old edition, as its fee's clause, name the same numbers.
NEW_EDITION = next_edition(OLD_EDITION, CHANGED)
CHANGES = align(OLD_EDITION.clauses, NEW_EDITION.clauses)


def test_days_come_first_then_fees_years_materials_and_the_rest():
    numbers = [(c.new or c.old).number for c in telling_changes(NEW_EDITION, OLD_EDITION, CHANGES)]
    assert numbers[:5] == ["2.8", "5.2", "5.4", "1.5", "2.1.1"]
    assert {"4.1.1.a.3", "4.1.1.b.4"} <= {*numbers[5:]} and numbers.index("4.1.1.a.3") < numbers.index("2.6.3")
    assert not {"0", "end"} & {*numbers}


def test_the_answer_stays_short_and_says_how_to_see_the_rest():
    reply = tell_changes(NEW_EDITION, OLD_EDITION, CHANGES, load_replies())
    assert [s.kind for s in (reply.sentences[0], reply.sentences[-1])] == [SentenceKind.DIRECT, SentenceKind.REMARK]
    assert "2条改了文字" in reply.sentences[0].text and "新增1条，取消1条" in reply.sentences[0].text
    assert "请看两份通知的逐条对照" in reply.sentences[-1].text
    assert len(reply.sentences) == 11  # five changes, one of them new
    assert all(sentence.cites for sentence in reply.sentences)
    new_clause = next(s for s in reply.sentences if "】新增一、（五）：" in s.text)
    assert new_clause.own_words == "近三年内有学术不端行为的，不得申报；"
    assert reply.citations[new_clause.cites[0]].notice == NEW


def test_a_section_tells_what_changed_in_it_and_what_is_gone_from_it():
    reply = tell_matter(NEW_EDITION, OLD_EDITION, CHANGES, NEW_EDITION.clause("4"), load_replies())
    assert [c.id.split("#")[1] for c in reply.citations] == ["4.1.1.a.3", "4.1.1.a.3", "4.1.1.b.4"]
    assert "（现已取消）" in reply.sentences[-1].text
    same = tell_matter(NEW_EDITION, OLD_EDITION, CHANGES, NEW_EDITION.clause("2.4"), load_replies())
    assert "没有变化" in same.answer


def test_of_a_long_clause_the_sentences_that_differ_are_quoted():
    words = changed_words(NEW_EDITION.clause("5.2"), OLD_EDITION.clause("5.2"))
    assert words.startswith("申报时间：网上系统开通时间为 2025 年") and "不必等待网上申报" not in words
