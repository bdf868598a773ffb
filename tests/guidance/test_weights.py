"""The file of weights is read strictly: every number is there, within its range, and nothing else."""

from __future__ import annotations

from dataclasses import fields

import pytest
import yaml

from guidance.weights import SECTIONS, load_weights
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError

FILE = settings().knowledge / "weights.yaml"


@pytest.fixture
def changed(tmp_path):
    """Load the file after a change to it."""

    def load(old: str, new: str):
        text = FILE.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "weights.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return load_weights(path)

    return load


def test_every_number_of_the_file_is_read():
    weights, written = load_weights(), yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for section, kind in SECTIONS.items():
        for field in fields(kind):
            value = getattr(getattr(weights, section), field.name)
            assert value == written[section]["weights"][field.name]["value"]
            assert type(value).__name__ == field.type


def test_every_section_names_a_command_of_the_project():
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert all(section["command"].startswith("python -m tests.") for section in written.values())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("heading_only: {value: 1.5,", "heading_only: {value: much,", r"weights\.yaml:\d+"),
        ("heading_only: {value: 1.5,", "heading_only: {value: 99,", "应在 0 到 20 之间"),
        ("heading_only:", "headings_only:", "应正好有这些项：heading_only、"),
        ("look_up:  #", "lookup:  #", "应正好有这些栏目：fusion、"),
    ],
)
def test_a_fault_is_named_with_its_place(changed, old, new, told):
    with pytest.raises(FaultsError, match=told):
        changed(old, new)
