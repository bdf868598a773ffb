"""How a notice does on its first day: `python -m tests.evaluate.cold --train DIR … [--questions FILE]`.

For each notice its known questions, the wordings for its clauses and the refusals that name it are taken out of the
knowledge, an embedding is trained on DIR and what is left, and the questions of FILE that this notice alone answers
are asked (default: the development questions).
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from ingest.notices.load_notices import load_notices
from ingest.settings import settings
from ingest.train import Recipe, train
from tests.bench import product, questions


def measure(notice: str, rows: list[dict[str, Any]], data: list[Path], folder: Path) -> dict[str, float]:
    """Return the product's figures over the rows that only `notice` answers; what is written lies in `folder`."""
    shutil.copytree(settings().knowledge, folder / "knowledge")
    for path, mine in (("wordings.yaml", lambda id: id.startswith(f"{notice}#")), ("refusals.yaml", None)):
        _strip(folder / "knowledge" / path, mine, notice)
    (folder / "knowledge" / "notices" / notice / "questions.yaml").unlink()
    os.environ |= {"GUIDANCE_KNOWLEDGE": str(folder / "knowledge"), "GUIDANCE_DATA": str(folder / "data")}
    train(data, folder / "embedding", Recipe(), without=[notice], held=0)
    os.environ["GUIDANCE_EMBEDDING"] = str(folder / "embedding")
    ask = product.build()
    mine = [row for row in rows if row["notices"] == [notice] and row["kind"] == "answer"]
    refusals = [row for row in rows if row["kind"] == "refuse"]
    said = [ask(row["question"]) for row in mine + refusals]
    return {"asked": len(mine)} | questions.score(mine + refusals, said)


def _strip(path: Path, mine, notice: str) -> None:
    value = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    if mine:
        value = {id: texts for id, texts in value.items() if not mine(id)}
    else:
        value = [row for row in value if notice not in row.get("notices", [])]
    path.write_text(yaml.dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def main() -> None:
    """Print a table, a notice a line."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.cold", description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True, metavar="DIR", help="data to train on")
    parser.add_argument("--questions", type=Path, metavar="FILE", help="rows like those of the development set")
    given = parser.parse_args()
    rows, names = questions.rows_of(given.questions or questions.SET), [n.id for n in load_notices()]
    before = {name: os.environ.get(name) for name in ("GUIDANCE_KNOWLEDGE", "GUIDANCE_DATA", "GUIDANCE_EMBEDDING")}
    for notice in names:
        with tempfile.TemporaryDirectory() as folder:
            print(notice, measure(notice, rows, given.train, Path(folder)), flush=True)
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


if __name__ == "__main__":
    main()
