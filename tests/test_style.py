"""Files stay small enough to be read in one go."""

from __future__ import annotations

import ast
import statistics

import pytest

from ingest.settings import ROOT

FILES = [ROOT / "app.py", *sorted(f for name in ("ingest", "guidance", "tests") for f in ROOT.glob(f"{name}/**/*.py"))]
PRODUCT = [path for path in FILES if not path.is_relative_to(ROOT / "tests")]
LEFT_OPEN = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error()")


def test_no_file_is_over_300_lines_and_half_are_under_120():
    lengths = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    assert {path: length for path, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 120


def test_no_function_of_the_product_is_over_25_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {length}"
        for path in PRODUCT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (length := node.end_lineno - node.lineno + 1) > 25
    ]
    assert long == []


@pytest.mark.parametrize("word", LEFT_OPEN)
def test_nothing_is_left_open(word):
    assert [str(path) for path in FILES if word in path.read_text(encoding="utf-8")] == []
