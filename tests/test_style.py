"""What no linter holds: files to be read in one go, names that mean one thing, expressions that can be read."""

from __future__ import annotations

import ast
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.settings import ROOT

PRODUCT = [ROOT / "app.py", *sorted(path for name in ("ingest", "guidance") for path in ROOT.glob(f"{name}/**/*.py"))]
FILES = [*PRODUCT, *sorted(ROOT.glob("tests/**/*.py"))]
LEFT_OPEN = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error()")
SAY_NOTHING = {"said", "told", "held", "each", "mine", "kept", "meant"}  # as a name of what a type holds


def test_no_file_is_over_300_lines_and_half_are_under_120():
    lengths = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    assert {path: length for path, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 120


def test_no_module_name_means_two_things():
    names = Counter(path.stem for path in PRODUCT if path.stem not in ("__init__", "__main__"))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_class_name_means_two_things():
    homes = defaultdict(list)
    for path, node in _nodes(ast.ClassDef):
        homes[node.name].append(path)
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_fields_and_attributes_say_what_they_hold():
    fields = [f"{path}:{n.lineno} {n.target.id}" for path, n in _nodes(ast.AnnAssign) if _says_nothing(n.target)]
    attributes = [f"{path}:{n.lineno} .{n.attr}" for path, n in _nodes(ast.Attribute) if n.attr in SAY_NOTHING]
    assert fields + attributes == []


def test_no_conditional_expression_stands_inside_another():
    strays = [
        f"{path}:{node.lineno}"
        for path, node in _nodes(ast.IfExp)
        if any(isinstance(part, ast.IfExp) for part in (node.body, node.orelse))
    ]
    assert strays == []


def test_no_comprehension_has_three_loops():
    comprehensions = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    strays = [f"{path}:{node.lineno}" for path, node in _nodes(*comprehensions) if len(node.generators) > 2]
    assert strays == []


def test_every_cache_is_bounded_in_one_table():
    strays = [
        f"{path}:{node.lineno}"
        for path, node in _nodes(ast.alias)
        if node.name in ("lru_cache", "cache") and path != Path("ingest/memo.py")
    ]
    strays += [f"{path}:{n.lineno}" for path, n in _nodes(ast.Attribute) if ast.unparse(n).startswith("functools.")]
    assert strays == []


@pytest.mark.parametrize("word", LEFT_OPEN)
def test_nothing_is_left_open(word):
    assert [str(path) for path in FILES if word in path.read_text(encoding="utf-8")] == []


def _nodes(*kinds: type) -> Iterator[tuple[Path, ast.AST]]:
    for path in PRODUCT:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kinds):
                yield path.relative_to(ROOT), node


def _says_nothing(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id in SAY_NOTHING
