"""A container's key is its name in the styles of every page: two modules with one key would hide each other's parts."""

from __future__ import annotations

import re

from ingest.settings import ROOT

_KEY = re.compile(r"st\.container\([^()]*\bkey=\"([^\"]+)\"")


def test_no_two_modules_give_their_containers_one_key():
    modules: dict[str, set[str]] = {}
    for path in (ROOT / "guidance" / "ui").glob("*.py"):
        for key in _KEY.findall(path.read_text(encoding="utf-8")):
            modules.setdefault(key, set()).add(path.name)
    assert "publishing" in modules
    assert {key: sorted(names) for key, names in modules.items() if len(names) > 1} == {}
