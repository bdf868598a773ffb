"""An FAQ as one HTML page that needs nothing else, reads well on a phone and prints well."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path

from guidance.faq.gather import Faq
from guidance.faq.model import Entry
from guidance.faq.sections import DRAFT, TITLE, clean, groups, sections, source


def render(faq: Faq, names: Mapping[str, str], disclaimer: str, _suffix: str) -> bytes:
    """Return the file's bytes."""
    style = Path(__file__).with_name("faq.css").read_text(encoding="utf-8")
    told = list(sections(faq))
    ways = "".join(f'<li><a href="#t{at}">{_safe(topic)}</a></li>' for at, (topic, _) in enumerate(told))
    body = "".join(_section(at, topic, entries, names) for at, (topic, entries) in enumerate(told))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{TITLE}</title><style>{style}</style></head><body><main><h1>{TITLE}</h1>"
        f'<p class="soft">{_safe(disclaimer)}</p><nav aria-label="主题"><ul>{ways}</ul></nav>{body}</main>'
        "</body></html>\n"
    ).encode()


def _section(at: int, topic: str, entries: list[Entry], names: Mapping[str, str]) -> str:
    rows = "".join(_entry(entry, names) for entry in entries)
    return f'<section id="t{at}"><h2>{_safe(topic)}</h2>{rows}</section>'


def _entry(entry: Entry, names: Mapping[str, str]) -> str:
    mark = "" if entry.approved else f' <span class="draft">{DRAFT}</span>'
    return f"<article><h3>{_safe(entry.question)}{mark}</h3>{_answer(entry, names)}</article>"


def _answer(entry: Entry, names: Mapping[str, str]) -> str:
    parts = []
    for name, pieces in groups(entry, names):
        said = [_safe(piece.text) for piece in pieces]
        words = f"<p>{said[0]}</p>" if len(said) == 1 else f"<ul>{''.join(f'<li>{each}</li>' for each in said)}</ul>"
        parts.append(f"<blockquote>{words}<footer>——{_safe(source(name, pieces))}</footer></blockquote>")
    return "".join(parts)


def _safe(text: str) -> str:
    return html.escape(clean(text), quote=True)
