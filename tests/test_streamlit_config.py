"""`.streamlit/config.toml`: its options are ones that Streamlit has, and what visitors rely on is set."""

from __future__ import annotations

import tomllib

import pytest
from streamlit import config

from ingest.settings import ROOT

QUARTER_OF_AN_HOUR = 15 * 60


@pytest.fixture(scope="module")
def options() -> dict[str, object]:
    """Each option of the file by its full name."""
    sections = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": value for section, values in sections.items() for name, value in values.items()}


def test_streamlit_knows_every_option(options):
    assert set(options) <= set(config.get_config_options())


def test_a_phone_locked_for_a_quarter_of_an_hour_finds_its_talk_again(options):
    assert options["server.disconnectedSessionTTL"] >= QUARTER_OF_AN_HOUR
