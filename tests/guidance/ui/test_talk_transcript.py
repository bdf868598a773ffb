"""The download of a talk."""

from __future__ import annotations

from datetime import date

from guidance.reply import Citation, Outcome, Reply, Sentence
from guidance.ui.talk_transcript import as_text

DAY = date(2026, 1, 2)
CITED = Citation("n#2.1.3", "n", "二、（一）3.", "满5年；\n可申报")


def test_a_talk_is_written_as_it_stood_with_its_clauses():
    reply = Reply(Outcome.ANSWERED, (Sentence("满5年/人", (0,)), Sentence("不能提前")), (CITED,))
    assert as_text([("<b>几年</b>？", reply)], lambda c: f"14号 {c.label}", "只作指引", DAY) == (
        "职称通知问答记录\n2026年1月2日\n\n————————\n\n问：<b>几年</b>？\n\n答：满5年/人[1]\n不能提前\n\n"
        "[1] 14号 二、（一）3.\n满5年；\n可申报\n\n————————\n\n只作指引\n"
    )


def test_a_sentence_in_a_models_words_is_marked():
    reply = Reply(Outcome.ANSWERED, (Sentence("要满五年", (0,), rephrased=True),), (CITED,))
    assert "要满五年[1]（这句是改写的，原话见所引条款）" in as_text([("几年", reply)], lambda c: c.label, "", DAY)
