"""An FAQ as a Word document: topics and questions are headings, so that Word can make a table of contents."""

from __future__ import annotations

import io
from collections.abc import Mapping

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from guidance.faq.gather import Faq
from guidance.faq.model import Entry
from guidance.faq.sections import DRAFT, TITLE, clean, groups, sections, source


def render(faq: Faq, names: Mapping[str, str], disclaimer: str, _suffix: str) -> bytes:
    """Return the file's bytes."""
    document = Document()
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        document.styles[name].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 0)
    document.add_paragraph(clean(disclaimer))
    for topic, entries in sections(faq):
        document.add_heading(clean(topic), 1)
        for entry in entries:
            _add(document, entry, names)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Word, entry: Entry, names: Mapping[str, str]) -> None:
    heading = document.add_heading(clean(entry.question) + ("" if entry.approved else f"（{DRAFT}）"), 2)
    heading.paragraph_format.keep_with_next = True
    for name, pieces in groups(entry, names):
        for piece in pieces:
            style = "List Bullet" if len(pieces) > 1 else "Normal"
            document.add_paragraph(clean(piece.text), style=style).paragraph_format.keep_with_next = True
        cited = document.add_paragraph()
        cited.paragraph_format.space_after = Cm(0.4)
        run = cited.add_run(f"——{clean(source(name, pieces))}")
        run.font.size, run.font.color.rgb = Pt(9.5), RGBColor(0x4D, 0x58, 0x60)
