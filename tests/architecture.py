"""The picture in docs/architecture.md, drawn from the imports: `python -m tests.architecture` writes it anew.

Nodes are the packages that the contracts in pyproject.toml name, in their layers; an arrow is an import that no
chain of other arrows implies.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawn by python -m tests.architecture -->", "<!-- end of the picture -->"


def layers() -> list[list[str]]:
    """Return the packages of every layer, the highest first, as the contracts name them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return [
        [f"{contract['containers'][0]}.{name.strip()}" for name in re.split(r"[|:]", row)]
        for contract in contracts
        if contract["type"] == "layers"
        for row in contract["layers"]
    ]


def arrows(packages: Sequence[str]) -> set[tuple[str, str]]:
    """Return which package imports which, but for what a chain of others implies."""
    graph = grimp.build_graph("guidance", "ingest", cache_dir=None)
    direct: dict[str, set[str]] = {package: set() for package in packages}
    for module in graph.modules:
        importer = _package_of(module, packages)
        imported = {_package_of(name, packages) for name in graph.find_modules_directly_imported_by(module)}
        if importer:
            direct[importer] |= {name for name in imported if name} - {importer}
    return {(a, b) for a, below in direct.items() for b in below if not _implied(a, b, direct)}


def draw() -> str:
    """Return the picture as a Mermaid flow chart."""
    rows = layers()
    lines = ["```mermaid", "flowchart TB"]
    for number, row in enumerate(rows):
        lines += [f'  subgraph L{number}[" "]', "    direction LR", *(f'    {_id(p)}["{p}"]' for p in row), "  end"]
    lines += [f"  {_id(a)} --> {_id(b)}" for a, b in sorted(arrows([p for row in rows for p in row]))]
    return "\n".join([*lines, "```"])


def drawn_into(page: str) -> str:
    """Return the page with the picture of today between its marks."""
    before, rest = page.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n{draw()}\n{END}{after}"


def _package_of(module: str, packages: Iterable[str]) -> str | None:
    return next((p for p in sorted(packages, key=len, reverse=True) if module == p or module.startswith(f"{p}.")), None)


def _implied(start: str, end: str, direct: Mapping[str, set[str]]) -> bool:
    """Whether `end` is reached from `start` by way of another package."""
    waiting, seen = list(direct[start] - {end}), set()
    while waiting:
        package = waiting.pop()
        if package == end:
            return True
        if package not in seen:
            seen.add(package)
            waiting += direct[package]
    return False


def _id(package: str) -> str:
    return package.replace(".", "_").strip("_")


if __name__ == "__main__":
    PAGE.write_text(drawn_into(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
