"""Drafts as an editor's file: read through, corrected and saved as faq/<notice>.yaml, they are approved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from guidance.faq.faq_entry import FaqEntry, Piece, UnansweredQuestion
from guidance.faq.question_wordings import polished
from ingest.notices.notice import Notice
from ingest.staff_files.quotes import clause_digest
from ingest.text.normalise import without_markup

MOST_UNANSWERED = 20  # questions that nothing answers, as entries to be put right
LONGEST_ASKED = 60  # characters of such a question; what is longer is a story
_STYLE: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 110}
_HEAD = """\
# {name} 的常见问题草稿，还没有生效。在“通知管理”页逐条核对、采用，或把核对好的抄进 knowledge/faq/{id}.yaml。
# 问句可改，回答只能用条款原话（quote 不写就是整条）；sum 是条款文字的校验码，条款变了会提示。
# known 是 questions.yaml 里问法的编号（问句以那里为准），没有合适的问法时写 question；
# lead: true 的一项只是引出后面各项的话（如“符合下列条件之一：”）。
"""


def draft_file(notice: Notice, drafts: Sequence[FaqEntry], unanswered: Iterable[UnansweredQuestion]) -> str:
    """Return the file for one notice: first what people ask and nothing answers, then the drafts.

    An unanswered question is an entry with the nearest clause as its answer, for the editor to keep or to put right.
    """
    parts = [_HEAD.format(name=notice.name, id=notice.id), "entries:\n"]
    parts += [_asked_for(question, notice) for question in _of_notice(unanswered, notice)]
    for entry in (entry for entry in drafts if entry.notices == (notice.id,)):
        comment = f"  # {_one_line(entry.question)}\n" if entry.known_id else ""
        parts.append(comment + _item(_named(entry), [_piece(piece, notice) for piece in entry.pieces]))
    return "".join(parts)


def _of_notice(unanswered: Iterable[UnansweredQuestion], notice: Notice) -> list[UnansweredQuestion]:
    """The most asked of this notice's questions, and of those that are near no clause."""
    own = [each for each in unanswered if each.near in ("", *notice.by_id) and len(each.question) <= LONGEST_ASKED]
    return own[:MOST_UNANSWERED]


def _asked_for(unanswered: UnansweredQuestion, notice: Notice) -> str:
    comment = f"  # 有人问过 {unanswered.count} 次，还没有回答：{_one_line(unanswered.question)}\n"
    if not unanswered.near:
        return comment + "  # 没有相近的条款\n"
    clause = notice.by_id[unanswered.near]
    advice = "  # 下面是最近的条款，没有经过核对：真的回答了就留下，没有就换条款或整条删掉。\n"
    named = {"topic": unanswered.topic, "question": polished(_one_line(unanswered.question))}
    return comment + advice + _item(named, [{"clause": clause.number, "sum": clause_digest(clause)}])


def _item(named: dict[str, Any], answer: list[dict[str, Any]]) -> str:
    return _indented(yaml.safe_dump([{**named, "answer": answer}], **_STYLE))


def _named(entry: FaqEntry) -> dict[str, Any]:
    question = {"known": entry.known_id} if entry.known_id else {"question": entry.question}
    shared = {"shared": entry.shared_question} if entry.shared_question else {}
    return {"topic": entry.topic, **question, **shared}


def _piece(piece: Piece, notice: Notice) -> dict[str, Any]:
    clause = notice.by_id[piece.citation.id]
    quote = {} if piece.text == without_markup(clause.text or clause.heading) else {"quote": piece.text}
    return {"clause": clause.number, "sum": clause_digest(clause), **quote, **({"lead": True} if piece.lead else {})}


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def _one_line(text: str) -> str:
    return " ".join(text.split())
