"""Drafts as an editor's file: read through, corrected and saved as faq/<notice>.yaml, they are approved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from guidance.faq.entries import digest
from guidance.faq.model import Entry, Wanted
from guidance.quoting import plain
from ingest.notice_parts import Notice

_HEAD = """\
# {name} 的常见问题草稿。逐条核对，核对好的放进 knowledge/faq/{id}.yaml。
# 问句可改，回答只能用条款原话（quote 不写就是整条）；sum 是条款文字的校验码，条款变了会提示。
# known 是 questions.yaml 里问法的编号（问句以那里为准），没有合适的问法时写 question。
"""


def draft_file(notice: Notice, drafts: Sequence[Entry], wanted: Iterable[Wanted]) -> str:
    """Return the file for one notice: first what people ask and nothing answers, then the drafts."""
    mine = [entry for entry in drafts if entry.notices == (notice.id,)]
    parts = [_HEAD.format(name=notice.name, id=notice.id), "entries:\n"]
    for each in wanted:
        if each.near.split("#")[0] in ("", notice.id):
            asked = f"有人问过 {each.count} 次，还没有回答：{_one_line(each.question)}"
            parts.append(f"  # {asked}（最近的条款：{each.near or '无'}）\n")
    for entry in mine:
        comment = f"  # {_one_line(entry.question)}\n" if entry.known else ""
        parts.append(comment + _indented(yaml.safe_dump([_item(entry, notice)], **_STYLE)))
    return "".join(parts)


_STYLE: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 110}


def _item(entry: Entry, notice: Notice) -> dict[str, Any]:
    named = {"known": entry.known} if entry.known else {"question": entry.question}
    shared = {"shared": entry.shared} if entry.shared else {}
    answer = []
    for piece in entry.pieces:
        clause = notice.by_id[piece.citation.id]
        whole = plain(clause.text or clause.heading)
        quote = {} if piece.text == whole else {"quote": piece.text}
        answer.append({"clause": clause.number, "sum": digest(clause), **quote})
    return {"topic": entry.topic, **named, **shared, "answer": answer}


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def _one_line(text: str) -> str:
    return " ".join(text.split())
