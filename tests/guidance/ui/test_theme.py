"""The look of the pages: colours have names, so that dark and high contrast change them all."""

from __future__ import annotations

import re

import pytest

from ingest.settings import ROOT

STYLES = sorted((ROOT / "guidance" / "ui").glob("*.css"))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_colour_is_written_only_where_it_gets_its_name(style):
    rules = re.sub(r"--[\w-]+: #[0-9a-f]{6};", "", style.read_text(encoding="utf-8"))
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])|: (?:white|black)\b", rules) == []


def test_each_named_colour_is_one_and_dark_has_all_that_stand_on_the_page():
    words = {style.name: style.read_text(encoding="utf-8") for style in STYLES}
    used = {name for text in words.values() for name in re.findall(r"var\(--([\w-]+)\)", text)}
    light = dict(re.findall(r"--([\w-]+): (#\w+);", words["theme.css"]))
    dark = dict(re.findall(r"--([\w-]+): (#\w+);", words["display.css"].partition("html[")[0]))
    assert used - {"picture"} <= light.keys() <= dark.keys()
