"""An FAQ as one HTML page that needs nothing else, reads well on a phone and prints well."""

from __future__ import annotations

import html
from pathlib import Path

from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.faq_sections import DRAFT, TITLE, clean, groups, leading, lines, numbered, sections, source


def render(edition: FaqDocument, _suffix: str) -> bytes:
    """Return the file's bytes."""
    style = Path(__file__).with_name("faq.css").read_text(encoding="utf-8")
    told = list(sections(edition.faq))
    ways = "".join(f'<li><a href="#t{at}">{_safe(topic)}</a></li>' for at, (topic, _) in enumerate(told))
    body = "".join(_section(at, topic, entries, edition) for at, (topic, entries) in enumerate(told))
    head = "".join(f'<p class="soft">{_safe(line)}</p>' for line in edition.head)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{TITLE}</title><style>{style}</style></head><body><main><h1>{TITLE}</h1>"
        f'{head}<nav aria-label="主题"><ul>{ways}</ul></nav>{body}</main>'
        "</body></html>\n"
    ).encode()


def _section(at: int, topic: str, entries: list[FaqEntry], edition: FaqDocument) -> str:
    rows = "".join(_entry(entry, edition) for entry in entries)
    return f'<section id="t{at}"><h2>{_safe(topic)}</h2>{rows}</section>'


def _entry(entry: FaqEntry, edition: FaqDocument) -> str:
    mark = "" if entry.approved else f' <span class="draft">{DRAFT}</span>'
    return f"<article><h3>{_safe(entry.question)}{mark}</h3>{_answer(entry, edition)}</article>"


def _answer(entry: FaqEntry, edition: FaqDocument) -> str:
    parts = []
    for name, pieces in groups(entry, edition.names):
        said = [_safe(line) for line in lines(pieces)]
        words = "".join(f"<p>{_safe(line)}</p>" for line in leading(pieces))
        kind = ' class="own"' if numbered(pieces) else ""
        rows = "".join(f"<li>{each}</li>" for each in said)
        words += f"<p>{said[0]}</p>" if len(said) == 1 else f"<ul{kind}>{rows}</ul>"
        parts.append(f"<blockquote>{words}<footer>——{_safe(source(name, pieces))}</footer></blockquote>")
    told = edition.note(entry)
    return "".join([*parts, f'<p class="closed">{_safe(told)}</p>' if told else ""])


def _safe(text: str) -> str:
    return html.escape(clean(text), quote=True)
