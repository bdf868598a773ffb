"""The product beside a plain LangChain pipeline, in one run: `python -m tests.bench [--quick] [--out FILE]`.

Both sides use the same notices and the same encoder on one thread, and take turns at the same questions. The
development set is taken out of the product's known questions first. The encoder was trained on those questions,
though: quality tells how well they are remembered, on both sides. `python -m tests.evaluate.first_day` measures
questions and notices that it has not seen.

ms              milliseconds until the answer is there: median, and 95 %; the product encodes a question on one core
                while it reads it on another, so this needs two that nothing else uses
cpu_ms          the processor's milliseconds for it, of all threads: median, and 95 %
ratio           the median of ms beside the plain pipeline's, cpu_ratio that of cpu_ms
cold_ask_s      a command in a process of its own to its one answer, index and data being there: seconds of processor
memory_mb       the most that a process of one side alone takes until its first answer
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
from tests.bench import index, parse, plain, product, questions

# VmHWM and not ru_maxrss: the latter starts, in a child, from what its parent held.
ALONE = """
import re, sys, time
from pathlib import Path
if sys.argv[1] == "product":
    from tests.bench import product
    ask = product.build()
else:
    from tests.bench import plain
    ask = plain.build(Path(sys.argv[2]))
ask("申报时间到哪天？")
print(round(time.process_time(), 2))
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
COLD_STARTS = 3

Figures = dict[str, Any]


def measure(folder: Path, quick: bool = False) -> Figures:
    """Return all figures; what is written lies in `folder`, the project's own knowledge and data stay untouched."""
    figures: Figures = {"parse": parse.measure((0.1, 1) if quick else (0.1, 1, 10))}
    figures["index"] = {name: value for name, value in index.measure().items() if name != "peak_mb"}
    os.environ["GUIDANCE_KNOWLEDGE"] = str(product.knowledge_without_the_set(folder))
    os.environ["GUIDANCE_DATA"] = str(folder / "data")
    ours, ours_s = _timed(product.build)
    theirs, theirs_s = _timed(lambda: plain.build(folder / "plain"))
    figures |= questions.compare({"product": ours, "plain": theirs})
    for side in ("product", "plain"):
        for name, measured in (("ratio", "ms_median"), ("cpu_ratio", "cpu_ms_median")):
            figures[side][name] = round(figures[side][measured] / figures["plain"][measured], 2)
    figures["product"] |= {"build_s": ours_s} | _alone("product", folder)
    figures["plain"] |= {"build_s": theirs_s} | _alone("plain", folder)
    return figures


def _timed(build: Callable[[], questions.Ask]) -> tuple[questions.Ask, float]:
    start = time.perf_counter()
    ask = build()
    return ask, round(time.perf_counter() - start, 2)


def _alone(side: str, folder: Path) -> dict[str, float]:
    """What a process of one side alone takes until its first answer."""
    command = [sys.executable, "-c", ALONE, side, str(folder / "plain-again")]
    runs = [
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()[-2:]
        for _ in range(COLD_STARTS + 1)
    ][1:]  # the first one makes what the others find
    return {"cold_ask_s": min(float(seconds) for seconds, _ in runs), "memory_mb": max(int(mb) for _, mb in runs)}


def table(figures: Figures) -> str:
    """Return the figures as the README shows them."""
    names = list(figures["product"])
    lines = ["| | product | plain pipeline |", "|---|---|---|"]
    lines += [f"| {name} | {figures['product'][name]} | {figures['plain'][name]} |" for name in names]
    lines += ["", "| parse, MB | clauses | seconds | MB/s |", "|---|---|---|---|"]
    lines += [f"| {row['mb']} | {row['clauses']} | {row['seconds']} | {row['mb_per_s']} |" for row in figures["parse"]]
    lines += ["", "| index | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in figures["index"].items()]
    return "\n".join(lines)


def main() -> int:
    """Print the table and write the JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--out", type=Path, help="JSON file (default: bench.json in the data folder)")
    parser.add_argument("--quick", action="store_true", help="no 10 MB text")
    asked = parser.parse_args()
    out = asked.out or settings().data / "bench.json"
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), asked.quick)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(figures), f"\n{out}", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
