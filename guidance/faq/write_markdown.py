"""An FAQ as Markdown in which nothing from the notices is markup."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.faq_sections import DRAFT, TITLE, groups, leading, lines, sections, source
from ingest.text.escape_markup import markdown_text


def as_markdown(document: FaqDocument) -> bytes:
    """Return the file's bytes."""
    rows = [f"# {TITLE}", "", *(f"{markdown_text(line)}\n" for line in document.head)]
    for topic, entries in sections(document.faq):
        rows += [f"## {markdown_text(topic)}", ""]
        for entry in entries:
            rows += _entry(entry, document)
    return ("\n".join(rows).rstrip() + "\n").encode()


def _entry(entry: FaqEntry, document: FaqDocument) -> Iterator[str]:
    yield f"### {markdown_text(entry.question)}" + ("" if entry.approved else f"（{DRAFT}）")
    for name, pieces in groups(entry, document.names):
        yield ""
        yield from (f"> {markdown_text(line)}\n>" for line in leading(pieces))
        words = lines(pieces)
        bullet = "- " if len(words) > 1 else ""
        yield from (f"> {bullet}{markdown_text(line)}" for line in words)
        yield ">"
        yield f"> ——{markdown_text(source(name, pieces))}"
    if note := document.note(entry):
        yield f"\n{markdown_text(note)}"
    yield ""
