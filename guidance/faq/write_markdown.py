"""An FAQ as Markdown in which nothing from the notices is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.faq_sections import DRAFT, TITLE, clean, groups, leading, lines, sections, source


def render(edition: FaqDocument, _suffix: str) -> bytes:
    """Return the file's bytes."""
    rows = [f"# {TITLE}", "", *(f"{_plain(line)}\n" for line in edition.head)]
    for topic, entries in sections(edition.faq):
        rows += [f"## {_plain(topic)}", ""]
        for entry in entries:
            rows += _entry(entry, edition)
    return ("\n".join(rows).rstrip() + "\n").encode()


def _entry(entry: FaqEntry, edition: FaqDocument) -> Iterator[str]:
    yield f"### {_plain(entry.question)}" + ("" if entry.approved else f"（{DRAFT}）")
    for name, pieces in groups(entry, edition.names):
        yield ""
        yield from (f"> {_plain(line)}\n>" for line in leading(pieces))
        said = lines(pieces)
        bullet = "- " if len(said) > 1 else ""
        yield from (f"> {bullet}{_plain(line)}" for line in said)
        yield ">"
        yield f"> ——{_plain(source(name, pieces))}"
    yield from (f"\n{_plain(told)}" for told in [edition.note(entry)] if told)
    yield ""


def _plain(text: str) -> str:
    """Words that Markdown reads letter by letter."""
    text = re.sub(r"([\\`*_{}\[\]<>#|$~&!])", r"\\\1", clean(text).replace("\n", " "))
    return re.sub(r"^(\s*)(\d+)([.)])", r"\1\2\\\3", re.sub(r"^([-+=])", r"\\\1", text))
