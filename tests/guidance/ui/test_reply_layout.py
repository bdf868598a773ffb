"""A reply on the page names a notice once, shows a clause once, and counts clauses in the order in which they come."""

from __future__ import annotations

from dataclasses import replace

from guidance.reply import Citation, Outcome, Reply, Sentence, SentenceKind
from guidance.ui.reply_layout import lay_out, numbered_citations, numbers, repeated_of

CITED = tuple(Citation(f"{notice}#{clause}", notice, clause, "原文") for notice, clause in ["a1", "a2", "b1"])


def _quote(name: str, words: str, *cites: int) -> Sentence:
    return Sentence(f"【{name}】{words}", cites, prefix=f"【{name}】")


def test_a_notice_is_named_once_above_what_it_says():
    further = Sentence("同一条还写明：其他", (1,), kind=SentenceKind.FURTHER)
    reply = Reply(
        Outcome.ANSWERED, (_quote("甲", "两份", 0), _quote("甲", "三份", 1), further, _quote("乙", "一份", 2)), CITED
    )
    laid = list(lay_out(reply, reply.sentences))
    assert [(each.heading, each.words) for each in laid] == [
        ("甲", "两份"), ("", "三份"), ("", "同一条还写明：其他"), ("乙", "一份")
    ]  # fmt: skip
    assert [each.notice for each in laid] == ["a", "a", "a", "b"]
    assert [each.cites for each in laid] == [(0,), (), (1,), (2,)]


def test_a_summary_shows_no_clause_that_its_quotes_show():
    summary = Sentence("不能。", (0, 2), kind=SentenceKind.DIRECT)
    reply = Reply(Outcome.ANSWERED, (summary, _quote("甲", "不得申报", 0), _quote("乙", "不得申报", 2)), CITED)
    assert [each.cites for each in lay_out(reply, reply.sentences)] == [(), (0,), (2,)]
    assert [each.cites for each in lay_out(reply, [summary])] == [(0, 2)]


def test_clauses_are_counted_as_they_come():
    reply = Reply(Outcome.ANSWERED, (Sentence("一", (2,)), Sentence("二", (0,))), CITED)
    assert numbers(reply) == {2: 1, 0: 2, 1: 3}
    assert [(number, each.label) for number, each in numbered_citations(reply)] == [(1, "1"), (2, "1"), (3, "2")]


def test_a_reason_that_stands_just_above_is_not_given_again_while_the_check_asks_on():
    years = Sentence("年限够了", (0,), kind=SentenceKind.REASON)
    before = Reply(Outcome.CHECKED, (Sentence("还不能确定", kind=SentenceKind.VERDICT), years), CITED)
    again = replace(years, cites=(1,))
    reply = replace(before, sentences=(before.sentences[0], again), asks=("degree",))
    assert set(repeated_of(reply, before)) == {again}
    assert not repeated_of(reply, None) and not repeated_of(replace(reply, asks=()), before)
