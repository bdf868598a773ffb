"""The download of a talk."""

from __future__ import annotations

from datetime import date

from guidance.reply import Citation, Outcome, Reply, Sentence
from guidance.ui.talk_transcript import as_markdown


def test_a_talk_is_written_with_its_clauses_and_its_markup_disarmed():
    cited = Citation("n#2.1.3", "n", "二、（一）3.", "满5年；\n可申报")
    reply = Reply(Outcome.ANSWERED, (Sentence("满5年", (0,)),), (cited,))
    text = as_markdown([("<b>几年</b>？", reply)], lambda c: f"14号 {c.label}", "只作指引", date(2026, 1, 2))
    assert text == (
        "# 职称通知问答记录\n\n2026年01月02日\n\n## 问：\\<b\\>几年\\<\\/b\\>？\n\n满5年 [1]\n\n"
        "> **14号 二、（一）3\\.**\n>\n> 满5年；\n> 可申报\n\n---\n\n只作指引\n"
    )


def test_a_sentence_in_a_models_words_is_marked():
    cited = Citation("n#2.1.3", "n", "二、（一）3.", "满5年")
    reply = Reply(Outcome.ANSWERED, (Sentence("要满五年", (0,), rephrased=True),), (cited,))
    text = as_markdown([("几年", reply)], lambda c: c.label, "只作指引", date(2026, 1, 2))
    assert "要满五年 [1]（这句是改写的，原话见所引条款）" in text
