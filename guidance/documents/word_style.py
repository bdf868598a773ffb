"""How every Word file of the product looks: A4, numbered pages, Chinese fonts, who made it and when."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import BaseStyle
    from docx.text.paragraph import Paragraph

AUTHOR = "职称指引"
_TEXT, _HEADING = "宋体", "黑体"
_LATIN = "Times New Roman"
_STYLES = {"Normal": _TEXT, "Title": _HEADING, "Heading 1": _HEADING, "Heading 2": _HEADING, "Heading 3": _HEADING}


def style_document(document: Document, title: str, day: date, size: float = 11) -> None:
    """Set page, fonts and properties of a new document; `size` is that of its text in points."""
    from docx.shared import Cm, Pt

    document.styles["Normal"].font.size = Pt(size)
    for name, font in _STYLES.items():
        _set_font(document.styles[name], font)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.1)
        section.top_margin = section.bottom_margin = Cm(2.2)
        _number_pages(section)
    about, made = document.core_properties, datetime.combine(day, time(9))
    about.title, about.author, about.last_modified_by, about.comments = title, AUTHOR, AUTHOR, ""
    about.created = about.modified = made
    about.language = "zh-CN"


def _number_pages(section: Section) -> None:
    """Put 第 1 页，共 3 页 in the middle under every page; the program that opens the file counts."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, field in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        foot.add_run(words)
        if field:
            _add_field(foot, field)


def _add_field(paragraph: Paragraph, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._element)
    paragraph._element.append(field)


def _set_font(style: BaseStyle, font: str) -> None:
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # The template's theme would win over a font that is named.
    for theme in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(script), _LATIN)
    fonts.set(qn("w:eastAsia"), font)
