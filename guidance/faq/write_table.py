"""An FAQ as rows: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.faq_sections import DRAFT, groups, leading, lines, source
from ingest.text.escape_markup import csv_cell


def as_rows(document: FaqDocument, entries: Iterable[FaqEntry]) -> list[dict[str, Any]]:
    """Return an object for JSON for each of these entries of the document."""
    return [
        {
            "question": entry.question,
            "answer": entry.answer,
            "citations": [asdict(citation) for citation in entry.citations],
            "topic": entry.topic,
            "approved": entry.approved,
            "note": document.note(entry),
        }
        for entry in entries
    ]


def as_json(document: FaqDocument) -> bytes:
    """Return a list of objects, an entry each."""
    rows = as_rows(document, document.faq.entries)
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def as_csv(document: FaqDocument) -> bytes:
    """Return a table that spreadsheets open as text."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["主题", "问题", "回答", "依据", "条款", "状态", "说明"])
    for entry in document.faq.entries:
        sources = "；".join(source(name, pieces) for name, pieces in groups(entry, document.names))
        state = "已核定" if entry.approved else DRAFT
        row = [entry.topic, entry.question, _answer(entry, document), sources, " ".join(entry.clauses), state]
        row.append(document.note(entry))
        table.writerow([csv_cell(value) for value in row])
    # Spreadsheets read a file as UTF-8 only when it begins with this mark.
    return out.getvalue().encode("utf-8-sig")


def _answer(entry: FaqEntry, document: FaqDocument) -> str:
    parts = (line for _, pieces in groups(entry, document.names) for line in (*leading(pieces), *lines(pieces)))
    return "\n".join(parts)
