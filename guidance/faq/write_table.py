"""An FAQ as rows: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict

from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.faq_sections import DRAFT, clean, groups, leading, lines, source

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(edition: FaqDocument, suffix: str) -> bytes:
    """Return the file's bytes."""
    return _csv(edition) if suffix == ".csv" else _json(edition)


def _json(edition: FaqDocument) -> bytes:
    rows = [
        {
            "question": entry.question,
            "answer": entry.answer,
            "citations": [asdict(citation) for citation in entry.citations],
            "topic": entry.topic,
            "approved": entry.approved,
            "note": edition.note(entry),
        }
        for entry in edition.faq.entries
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _csv(edition: FaqDocument) -> bytes:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["主题", "问题", "回答", "依据", "条款", "状态", "说明"])
    for entry in edition.faq.entries:
        sources = "；".join(source(name, pieces) for name, pieces in groups(entry, edition.names))
        state = "已核定" if entry.approved else DRAFT
        row = [entry.topic, entry.question, _answer(entry, edition), sources, " ".join(entry.clauses), state]
        row.append(edition.note(entry))
        table.writerow([_cell(value) for value in row])
    # Spreadsheets read a file as UTF-8 only when it begins with this mark.
    return out.getvalue().encode("utf-8-sig")


def _answer(entry: FaqEntry, edition: FaqDocument) -> str:
    parts = (line for _, pieces in groups(entry, edition.names) for line in (*leading(pieces), *lines(pieces)))
    return "\n".join(parts)


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = clean(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
