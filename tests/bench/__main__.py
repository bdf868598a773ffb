"""The product beside a plain LangChain pipeline, in one run: `python -m tests.bench [--train DIR …] [--out FILE]`.

Both sides use the same notices and the same embedding, and take turns at the same questions. The development set
is taken out of the product's known questions first. The bundled embedding was trained on those questions, though:
with it, quality tells how well they are remembered, on both sides, and the table says so. With --train, an embedding
is trained on the data folders (see ingest/train.py) and the knowledge without the set, and both sides use that one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.settings import ROOT, settings
from ingest.train import Recipe, train
from tests.bench import index, parse, plain, product, questions

# VmHWM and not ru_maxrss: the latter starts, in a child, from what its parent held.
MEMORY = """
import re, sys
from pathlib import Path
from tests.bench import plain, product
ask = product.build() if sys.argv[1] == "product" else plain.build(Path(sys.argv[2]))
ask("申报时间到哪天？")
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""

Figures = dict[str, Any]


def measure(folder: Path, data: list[Path], quick: bool = False) -> Figures:
    """Return all figures; what is written lies in `folder`, the project's own knowledge and data stay untouched."""
    figures: Figures = {"parse": parse.measure((0.1, 1) if quick else (0.1, 1, 10))}
    figures["index"] = {name: value for name, value in index.measure().items() if name != "peak_mb"}
    os.environ["GUIDANCE_KNOWLEDGE"] = str(product.knowledge_without_the_set(folder))
    os.environ["GUIDANCE_DATA"] = str(folder / "data")
    if data:
        train(data, folder / "embedding", Recipe(), held=0)
        os.environ["GUIDANCE_EMBEDDING"] = str(folder / "embedding")
    figures["embedding_has_seen_the_questions"] = not data
    ours, ours_s = _timed(product.build)
    theirs, theirs_s = _timed(lambda: plain.build(folder / "plain"))
    figures["product"], figures["plain"] = questions.compare(
        {"product": ours, "plain": theirs}, rounds=1 if quick else 3
    ).values()
    figures["product"] |= {"build_s": ours_s, "memory_mb": _memory("product", folder)}
    figures["plain"] |= {"build_s": theirs_s, "memory_mb": _memory("plain", folder)}
    return figures


def _timed(build: Callable[[], questions.Ask]) -> tuple[questions.Ask, float]:
    start = time.perf_counter()
    ask = build()
    return ask, round(time.perf_counter() - start, 2)


def _memory(side: str, folder: Path) -> int:
    """The most memory, in megabytes, that a process of one side alone takes until its first answer."""
    command = [sys.executable, "-c", MEMORY, side, str(folder / "plain-again")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def table(figures: Figures) -> str:
    """Return the figures as the README shows them."""
    names = list(figures["product"])
    lines = [_caution(figures), "", "| | product | plain pipeline |", "|---|---|---|"]
    lines += [f"| {name} | {figures['product'][name]} | {figures['plain'][name]} |" for name in names]
    lines += ["", "| parse, MB | clauses | seconds | MB/s |", "|---|---|---|---|"]
    lines += [f"| {row['mb']} | {row['clauses']} | {row['seconds']} | {row['mb_per_s']} |" for row in figures["parse"]]
    lines += ["", "| index | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in figures["index"].items()]
    return "\n".join(lines)


def _caution(figures: Figures) -> str:
    if figures["embedding_has_seen_the_questions"]:
        return "Quality with an embedding that was trained on these questions: no measure of new ones (see --train)."
    return "Quality with an embedding that has not seen these questions."


def main() -> int:
    """Print the table and write the JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--out", type=Path, help="JSON file (default: bench.json in the data folder)")
    parser.add_argument("--train", type=Path, nargs="+", default=[], metavar="DIR", help="data to train on, unseen")
    parser.add_argument("--quick", action="store_true", help="one round, no 10 MB text")
    asked = parser.parse_args()
    out = asked.out or settings().data / "bench.json"
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), asked.train, asked.quick)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(figures), f"\n{out}", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
