"""HTML from the templates beside: what fills a blank is shown letter by letter and never read as markup."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from guidance.ui.linked_text import linked_parts
from guidance.ui.phone_parts import phone_parts
from ingest.text.dates import say_day, say_months
from ingest.text.escape_markup import without_control_marks

_FOLDER = Path(__file__).parent / "templates"


def render(template: str, /, **values: object) -> str:
    """Return templates/`template`.html.jinja filled in with `values`, as HTML on one line.

    A blank that no value fills raises jinja2.UndefinedError.
    """
    return _TEMPLATES.get_template(f"{template}.html.jinja").render(values)


def _source(name: str) -> str:
    """A template without line breaks and indentation, which are for its readers: some text on a page keeps them."""
    return re.sub(r"\n\s*", "", (_FOLDER / name).read_text(encoding="utf-8"))


def _clause_address(clause_id: str) -> str:
    """The address of a clause, relative to any page."""
    return f"notice?clause={quote(clause_id, safe='')}"


def _harmless(value: object) -> object:
    return without_control_marks(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_TEMPLATES = Environment(loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, finalize=_harmless)
_TEMPLATES.filters |= {
    "clause_address": _clause_address,
    "say_day": say_day,
    "say_months": say_months,
    "linked_parts": linked_parts,
    "phone_parts": phone_parts,
}
