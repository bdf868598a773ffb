"""knowledge/fact_wording.yaml: staff extend it, faults are named with file and line."""

from __future__ import annotations

import re

import pytest

from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError
from tests.guidance.extraction.extracting import FACTS, LEXICON, LOCAL_NAMES

SOURCE = settings().knowledge / "fact_wording.yaml"


def changed(tmp_path, old: str, new: str):
    text = SOURCE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "fact_wording.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, text[: text.index(old)].count("\n") + 1


def extractor(path):
    return FactExtractor(load_fact_wording(FACTS, path), LEXICON, LOCAL_NAMES)


def test_a_new_way_to_say_it_is_heard(tmp_path):
    path, _ = changed(tmp_path, "retired: [退休,", "retired: [退休, 告老…还乡,")
    found = extractor(path).extract("我告老之后还乡了")
    assert (found.facts, found.spans) == ({"employment_status": "retired"}, {"employment_status": (1, 7)})


@pytest.mark.parametrize(("gap", "heard"), [("…", 0), ("……", 1)])
def test_only_the_longer_gap_reaches_over_a_pause(tmp_path, gap, heard):
    path, _ = changed(tmp_path, "retired: [退休,", f"retired: [退休, 告老{gap}还乡,")
    assert len(extractor(path).extract("我告老，我回去还乡了").facts) == heard


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    retired: [退休,", "    retierd: [退休,", "retierd"),
        ("  labour_contract:\n", "  labor_contract:\n", "labor_contract"),
        ("retired: [退休,", "retired: [退(休,", "退(休"),
        ("retired: [退休,", "retired: [退[休]*,", ""),
        ("    not_own: [参编, 副", "    not_owned: [参编, 副", "not_owned"),
        ("  frontline_years: {at", "  title_date: {at", "title_date"),
    ],
)
def test_a_fault_names_file_line_and_value(tmp_path, old, new, said):
    path, line = changed(tmp_path, old, new)
    with pytest.raises(FaultsError) as error:
        load_fact_wording(FACTS, path)
    lines = [int(at) for at in re.findall(re.escape(str(path)) + r":(\d+)", str(error.value))]
    assert lines and min(abs(at - line) for at in lines) <= 1
    assert said in str(error.value)


def test_all_faults_come_together(tmp_path):
    text = SOURCE.read_text(encoding="utf-8")
    text = text.replace("    retired: [退休,", "    retierd: [退(休,").replace("    local: [", "    locl: [")
    path = tmp_path / "fact_wording.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as error:
        load_fact_wording(FACTS, path)
    assert len(error.value.faults) >= 3
