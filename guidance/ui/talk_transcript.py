"""A talk as a plain text that a visitor can keep, and that any machine opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from guidance.reply import Citation, Reply
from guidance.ui.reply_layout import numbered_citations, numbers
from ingest.text.dates import say_day

_REPHRASED = "（这句是改写的，原话见所引条款）"
_LINE = "————————"


def as_text(turns: Iterable[tuple[str, Reply]], cite: Callable[[Citation], str], foot: str, day: date) -> str:
    """Return the talk with every clause it cites; `cite` names a citation, `foot` is the disclaimer."""
    parts = [f"职称通知问答记录\n{say_day(day)}"]
    for message, reply in turns:
        clauses = (f"[{number}] {cite(each)}\n{each.text}" for number, each in numbered_citations(reply))
        parts += [_LINE, f"问：{message}", "答：" + "\n".join(_sentences(reply)), *clauses]
    return "\n\n".join([*parts, _LINE, foot]) + "\n"


def _sentences(reply: Reply) -> list[str]:
    at = numbers(reply)
    return [s.text + "".join(f"[{at[n]}]" for n in s.cites) + _REPHRASED * s.rephrased for s in reply.sentences]
