"""An FAQ as one HTML page that needs nothing else, reads well on a phone and prints well."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_sections import DRAFT, TITLE, groups, leading, lines, numbered, sections, source
from ingest.text.escape_markup import without_control_marks


def as_html(document: FaqDocument) -> bytes:
    """Return the file's bytes; no word of an entry is read as HTML."""
    template = _TEMPLATES.get_template("faq.html.jinja")
    page = template.render(title=TITLE, draft=DRAFT, document=document, sections=list(sections(document.faq)))
    return f"{page}\n".encode()


def _printable(value: object) -> object:
    return without_control_marks(value) if isinstance(value, str) else value


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_printable,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters |= {
    "groups": groups,
    "leading": leading,
    "lines": lines,
    "numbered": numbered,
    "source": lambda pieces, name: source(name, pieces),
}
