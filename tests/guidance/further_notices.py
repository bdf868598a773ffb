"""Offices for tests: the project's knowledge with further notices of tests/fixtures in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.settings import ROOT

FIXTURES = ROOT / "tests" / "fixtures"
WUHU, LIAOCHENG, PENGJIANG = FURTHER = ("wuhu-2026-102", "liaocheng-2025-6", "pengjiang-2025-4")


def add_further_notices(knowledge: Path) -> Path:
    """Add the three notices that have rule packs, with all that is theirs, to a knowledge folder; return that."""
    for id in FURTHER:
        shutil.copytree(FIXTURES / "notices" / id, knowledge / "notices" / id)
    for name in ("rules", "materials"):
        shutil.copytree(FIXTURES / name, knowledge / name, dirs_exist_ok=True)
    facts = (FIXTURES / "facts.yaml").read_text(encoding="utf-8")
    with (knowledge / "facts.yaml").open("a", encoding="utf-8") as file:
        file.write(facts)
    return knowledge


def copied_knowledge(folder: Path) -> Path:
    """Copy the project's knowledge, its embedding aside, which stays where it is; return the copy."""
    copy = folder / "knowledge"
    shutil.copytree(ROOT / "knowledge", copy, ignore=shutil.ignore_patterns("embedding"))
    (copy / "embedding").symlink_to(ROOT / "knowledge" / "embedding")
    return copy


@contextmanager
def settings_for(knowledge: Path, data: Path) -> Iterator[None]:
    """Let the settings name these folders."""
    wanted = {"GUIDANCE_KNOWLEDGE": str(knowledge), "GUIDANCE_DATA": str(data)}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ.update({name: value} if value else {})
