"""Pages run without a browser, and what they show."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from ingest.settings import ROOT

LONGEST = 180  # seconds that a page may take


def run_app(**query: str) -> AppTest:
    """The whole app as a visitor finds it at an address with this query."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def page_alone(module: str) -> AppTest:
    """The page of a module of guidance.ui, by itself and not run yet."""
    return AppTest.from_string(f"from guidance.ui import {module}\n{module}.draw()\n", default_timeout=LONGEST)


def list_named(app: AppTest, label: str) -> Selectbox:
    """The list with this label."""
    return next(each for each in app.selectbox if each.label == label)


def html(app: AppTest) -> str:
    """All HTML on the page, which must not have failed."""
    assert not app.exception
    return "\n".join(element.value for element in app.get("html"))
