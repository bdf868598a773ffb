"""What the READMEs say can be done: every command is there, every link leads somewhere, every setting is read."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.settings import ROOT
from tests.architecture import drawn_into

READMES = [
    "README.md",
    "README.zh-CN.md",
    "knowledge/README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/operations.md",
]
COMMAND = re.compile(r"^(?:\S*/)?python3? -m (?:ingest|guidance|tests)\S*.*$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> list[tuple[str, ...]]:
    """The commands of the READMEs without their operands, each once: what has a --help of its own."""
    lines = {line.split("#  ")[0].split("  #")[0] for name in READMES for line in COMMAND.findall(read(name))}
    heads = {tuple(shlex.split(line)[2:4]) for line in lines}
    named = ("ask", "chat", "check", "clauses", "rules", "tree", "teach", "retire", "faq", "materials", "deadlines")
    return sorted({head if head[1:] and head[1] in named else head[:1] for head in heads})


def test_the_readmes_show_commands():
    assert ("guidance", "ask") in commands() and ("ingest",) in commands()


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_each_command_exists_and_explains_itself(command, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [*command, "--help"])
    with pytest.raises(SystemExit) as ended:  # in this process: the libraries are loaded once for all of them
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
    assert not ended.value.code
    assert len(capsys.readouterr().out) > 40


@pytest.mark.parametrize("name", READMES)
def test_each_link_and_picture_is_there(name):
    links = [each for each in re.findall(r"\]\(([^)#]+)\)", read(name)) if "://" not in each]
    assert [each for each in links if not ((ROOT / name).parent / each).exists()] == []


def test_the_picture_of_the_architecture_is_drawn_from_the_imports_as_they_are():
    page = read("docs/architecture.md")
    assert drawn_into(page) == page, "draw it anew: make architecture"


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md", "docs/adr/README.md"])
def test_each_place_that_contributors_are_sent_to_is_there(name):
    places = re.findall(r"`((?:guidance|ingest|knowledge|tests|docs)/[^`<*{ ]*?)/?`", read(name))
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_each_setting_is_read_by_the_program():
    files = [path for top in ("ingest", "guidance") for path in ROOT.glob(f"{top}/**/*.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    told = set(re.findall(r"`(GUIDANCE_[A-Z_]+)`", read("README.md")))
    assert {"GUIDANCE_KNOWLEDGE", "GUIDANCE_DATA", "GUIDANCE_EMBEDDING", "GUIDANCE_CHROMA"} <= told
    assert [name for name in told if f'"{name}"' not in source] == []


@pytest.mark.parametrize("target", ["run", "test"])
def test_make_knows_its_targets(target):
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert {"run": "streamlit run app.py", "test": "pytest"}[target] in done.stdout


@pytest.mark.parametrize("name", [f"requirements{part}.txt" for part in ("", "-dev", "-llm", "-scan", "-audit")])
def test_each_requirement_is_pinned_with_its_reason_and_licence(name):
    lines = [line for line in read(name).splitlines() if line and not line.startswith(("#", "-r "))]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.+]+ +# .+ \(.+\)", line)] == []


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (["ingest", "guidance"], ["requirements.txt", "requirements-llm.txt", "requirements-scan.txt"]),
        (["ingest/training"], ["requirements.txt", "requirements-dev.txt"]),
        (["tests"], ["requirements.txt", "requirements-dev.txt", "requirements-llm.txt", "requirements-scan.txt"]),
    ],
    ids=["product", "training", "tests"],
)
def test_each_library_that_is_imported_is_required(folders, names):
    required = {
        re.split(r"[=\[]", line)[0].lower() for name in names for line in read(name).splitlines() if "==" in line
    }
    homes = importlib.metadata.packages_distributions()
    files = [path for folder in folders for path in ROOT.glob(f"{folder}/**/*.py") if _is_run(path, folder)]
    roots = {each for path in files for each in _roots(path.read_text(encoding="utf-8"))} & homes.keys()
    assert len(roots) > 5
    assert [root for root in sorted(roots) if not required & {home.lower() for home in homes[root]}] == []


def _is_run(path: Path, folder: str) -> bool:
    """Whether who installs `folder` runs the file: what trains the encoder needs more than the product does."""
    return folder == "ingest/training" or not ("training" in path.parts or path.name == "train_wordings.py")


def _roots(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module.split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
