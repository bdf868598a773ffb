"""An FAQ as rows: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict

from guidance.faq.gather import Faq
from guidance.faq.sections import DRAFT, clean, groups, source

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(faq: Faq, names: Mapping[str, str], _disclaimer: str, suffix: str) -> bytes:
    """Return the file's bytes."""
    return _csv(faq, names) if suffix == ".csv" else _json(faq)


def _json(faq: Faq) -> bytes:
    rows = [
        {
            "question": entry.question,
            "answer": entry.answer,
            "citations": [asdict(citation) for citation in entry.citations],
            "topic": entry.topic,
            "approved": entry.approved,
        }
        for entry in faq.entries
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _csv(faq: Faq, names: Mapping[str, str]) -> bytes:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["主题", "问题", "回答", "依据", "条款", "状态"])
    for entry in faq.entries:
        sources = "；".join(source(name, pieces) for name, pieces in groups(entry, names))
        state = "已核定" if entry.approved else DRAFT
        row = [entry.topic, entry.question, entry.answer, sources, " ".join(entry.clauses), state]
        table.writerow([_cell(value) for value in row])
    # Spreadsheets read a file as UTF-8 only when it begins with this mark.
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = clean(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
