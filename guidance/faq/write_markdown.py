"""An FAQ as Markdown in which nothing from the notices is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidance.faq.gather import Faq
from guidance.faq.model import Entry
from guidance.faq.sections import DRAFT, TITLE, clean, groups, sections, source


def render(faq: Faq, names: Mapping[str, str], disclaimer: str, _suffix: str) -> bytes:
    """Return the file's bytes."""
    lines = [f"# {TITLE}", "", _plain(disclaimer), ""]
    for topic, entries in sections(faq):
        lines += [f"## {_plain(topic)}", ""]
        for entry in entries:
            lines += _entry(entry, names)
    return ("\n".join(lines).rstrip() + "\n").encode()


def _entry(entry: Entry, names: Mapping[str, str]) -> Iterator[str]:
    yield f"### {_plain(entry.question)}" + ("" if entry.approved else f"（{DRAFT}）")
    for name, pieces in groups(entry, names):
        yield ""
        bullet = "- " if len(pieces) > 1 else ""
        yield from (f"> {bullet}{_plain(piece.text)}" for piece in pieces)
        yield ">"
        yield f"> ——{_plain(source(name, pieces))}"
    yield ""


def _plain(text: str) -> str:
    """Words that Markdown reads letter by letter."""
    text = re.sub(r"([\\`*_{}\[\]<>#|$~&!])", r"\\\1", clean(text).replace("\n", " "))
    return re.sub(r"^(\s*)(\d+)([.)])", r"\1\2\\\3", re.sub(r"^([-+=])", r"\\\1", text))
