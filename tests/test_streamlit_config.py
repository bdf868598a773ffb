"""`.streamlit/config.toml`: its options are ones that Streamlit has, and what visitors rely on is set."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import config

from ingest.settings import ROOT

QUARTER_OF_AN_HOUR = 15 * 60


@pytest.fixture(scope="module")
def options() -> dict[str, object]:
    """Each option of the file by its full name."""
    sections = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    return dict(_by_full_name(sections))


def _by_full_name(values: dict[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _by_full_name(value, f"{above}{name}.")
        else:
            yield above + name, value


def test_streamlit_knows_every_option(options):
    assert set(options) <= set(config.get_config_options())


def test_a_phone_locked_for_a_quarter_of_an_hour_finds_its_talk_again(options):
    assert options["server.disconnectedSessionTTL"] >= QUARTER_OF_AN_HOUR


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_what_is_read_stands_out_from_its_ground(options, ground):
    backgrounds = [options[f"theme.{ground}.{name}"] for name in ("backgroundColor", "secondaryBackgroundColor")]
    for name in ("textColor", "linkColor", "primaryColor"):
        assert min(_contrast(options[f"theme.{ground}.{name}"], each) for each in backgrounds) >= 4.5


def test_our_own_colours_are_those_of_the_dark_theme(options):
    style = (ROOT / "guidance" / "ui" / "display.css").read_text(encoding="utf-8")
    ours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style.partition("html[")[0]))
    same = {"ink": "textColor", "accent": "linkColor", "paper": "backgroundColor", "line": "borderColor"}
    assert {name: ours[name] for name in same} == {name: options[f"theme.dark.{of}"] for name, of in same.items()}
    assert _contrast(ours["focus"], ours["paper"]) >= 3 and _contrast(ours["edge"], ours["paper"]) >= 3


def _contrast(one: Any, other: Any) -> float:
    """The contrast of two colours as WCAG reckons it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
