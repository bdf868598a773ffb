"""A talk as a Markdown file that a visitor can keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from guidance.reply import Citation, Reply
from ingest.text.escape_markup import escape_markdown

_REPHRASED = "（这句是改写的，原话见所引条款）"


def as_markdown(turns: Iterable[tuple[str, Reply]], cite: Callable[[Citation], str], foot: str, day: date) -> str:
    """Return the talk with every clause it cites; `cite` names a citation, `foot` is the disclaimer."""
    parts = [f"# 职称通知问答记录\n\n{day:%Y年%m月%d日}"]
    for message, reply in turns:
        parts += [
            f"## 问：{escape_markdown(message)}",
            "\n\n".join(_sentences(reply)),
            *(_quote(c, cite) for c in reply.citations),
        ]
    return "\n\n".join([*parts, "---", escape_markdown(foot)]) + "\n"


def _sentences(reply: Reply) -> list[str]:
    return [
        escape_markdown(s.text) + "".join(f" [{n + 1}]" for n in s.cites) + _REPHRASED * s.rephrased
        for s in reply.sentences
    ]


def _quote(citation: Citation, cite: Callable[[Citation], str]) -> str:
    words = "\n".join(f"> {escape_markdown(line)}" for line in citation.text.splitlines() if line.strip())
    return f"> **{escape_markdown(cite(citation))}**\n>\n{words}"
