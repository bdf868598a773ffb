"""An FAQ as a Word document: topics and questions are headings, so that Word can make a table of contents."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Word
from docx.shared import Cm, Pt, RGBColor

from guidance.documents.word_style import style_document
from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.faq_sections import DRAFT, TITLE, groups, leading, lines, numbered, sections, source
from ingest.text.escape_markup import without_control_marks


def as_docx(faq_document: FaqDocument) -> bytes:
    """Return the file's bytes."""
    document = Document()
    style_document(document, TITLE, faq_document.day)
    document.add_heading(TITLE, 0)
    for line in faq_document.head:
        document.add_paragraph(without_control_marks(line))
    for topic, entries in sections(faq_document.faq):
        document.add_heading(without_control_marks(topic), 1)
        for entry in entries:
            _add(document, entry, faq_document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Word, entry: FaqEntry, faq_document: FaqDocument) -> None:
    heading = document.add_heading(
        without_control_marks(entry.question) + ("" if entry.approved else f"（{DRAFT}）"), 2
    )
    heading.paragraph_format.keep_with_next = True
    for name, pieces in groups(entry, faq_document.names):
        words = lines(pieces)
        style = "List Bullet" if len(words) > 1 and not numbered(pieces) else "Normal"
        for line in leading(pieces):
            _paragraph(document, line, "Normal")
        for line in words:
            _paragraph(document, line, style)
        cited = document.add_paragraph()
        cited.paragraph_format.space_after = Cm(0.4)
        run = cited.add_run(f"——{without_control_marks(source(name, pieces))}")
        run.font.size, run.font.color.rgb = Pt(9.5), RGBColor(0x4D, 0x58, 0x60)
    if note := faq_document.note(entry):
        document.add_paragraph().add_run(without_control_marks(note)).bold = True


def _paragraph(document: Word, text: str, style: str) -> None:
    paragraph = document.add_paragraph(without_control_marks(text), style=style)
    paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_after = True, Pt(3)
