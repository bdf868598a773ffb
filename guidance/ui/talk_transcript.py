"""A talk as a Markdown file that a visitor can keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from guidance.reply import Citation, Reply
from guidance.ui.escape import as_label

_REPHRASED = "（这句是改写的，原话见所引条款）"


def as_markdown(turns: Iterable[tuple[str, Reply]], cite: Callable[[Citation], str], foot: str, day: date) -> str:
    """Return the talk with every clause it cites; `cite` names a citation, `foot` is the disclaimer."""
    parts = [f"# 职称通知问答记录\n\n{day:%Y年%m月%d日}"]
    for message, reply in turns:
        parts += [
            f"## 问：{as_label(message)}",
            "\n\n".join(_sentences(reply)),
            *(_quote(c, cite) for c in reply.citations),
        ]
    return "\n\n".join([*parts, "---", as_label(foot)]) + "\n"


def _sentences(reply: Reply) -> list[str]:
    return [
        as_label(s.text) + "".join(f" [{n + 1}]" for n in s.cites) + _REPHRASED * s.rephrased for s in reply.sentences
    ]


def _quote(citation: Citation, cite: Callable[[Citation], str]) -> str:
    words = "\n".join(f"> {as_label(line)}" for line in citation.text.splitlines() if line.strip())
    return f"> **{as_label(cite(citation))}**\n>\n{words}"
