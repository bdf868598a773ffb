"""What is installed is what was locked, and what the audit refuses."""

from __future__ import annotations

import re

import pytest

from ingest.settings import ROOT
from tests.audit import refused_licences, stated_licences, vulnerabilities

LOCKED = re.compile(r"^([\w.-]+)(?:\[\w+\])?==([^\s;]+)(?: ;[^\\]*)? \\\n    --hash=sha256:[0-9a-f]{64}", re.MULTILINE)
PINNED = re.compile(r"^([\w.-]+)(?:\[\w+\])?==(\S+)", re.MULTILINE)


def pins(name: str, pattern: re.Pattern[str]) -> dict[str, str]:
    found = pattern.findall((ROOT / name).read_text(encoding="utf-8"))
    return {re.sub(r"[._]", "-", package).lower(): version for package, version in found}


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.lock", ["requirements.txt"]),
        ("requirements-dev.lock", ["requirements-dev.txt", "requirements-llm.txt", "requirements-scan.txt"]),
    ],
)
def test_each_requirement_is_locked_with_hashes_at_its_version_and_no_index_is_named(lock, requirements):
    locked, wanted = pins(lock, LOCKED), {}
    for name in requirements:
        wanted |= pins(name, PINNED)
    wanted.pop("torch", None)  # its builds have no hash in common
    assert {name: locked.get(name) for name in wanted} == wanted, "write the lock files anew: make lock"
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert len(locked) == len(PINNED.findall(text)) > len(wanted)
    assert "://" not in text and not text.startswith("-")


def test_licences_that_cannot_be_taken_are_named():
    def package(name: str, licence: str) -> dict[str, str]:
        return {"Name": name, "Version": "1", "License": licence}

    good = [package("a", "MIT License"), package("b", "Apache-2.0 OR BSD-2-Clause"), package("Zen_Engine", "UNKNOWN")]
    bad = [package("c", "GNU Affero General Public License v3"), package("d", "GPL-3.0-only"), package("e", "UNKNOWN")]
    refused = refused_licences([*good, *bad], {"zen-engine": "MIT"})
    assert [line.split()[0] for line in refused] == ["c", "d", "e"]
    assert stated_licences()["zen-engine"] == "MIT"


def test_known_vulnerabilities_are_named_with_what_mends_them():
    safe = {"name": "a", "version": "1", "vulns": []}
    bad = {"name": "b", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["2.1"]}]}
    assert vulnerabilities({"dependencies": [safe, bad]}) == ["b 2: X-1, mended in 2.1"]
