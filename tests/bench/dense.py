"""Vectors in memory beside vectors left in Chroma: `python -m tests.bench.dense [FILE.jsonl[.gz] …] [--clauses N]`.

The project's notices, and lines of `{"text": …}` as clauses of further notices until there are N clauses, are indexed
(into a temporary folder, or into --data, where the index is found again). Then each side answers the development
questions in a process of its own, within the notice that answers them and over all notices. A line of JSON a side:
processor seconds until it can be asked, megabytes of memory that this took, processor milliseconds a question, and
the share of questions for which both sides put the same clause first by the vector part of the fused score.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from guidance.retrieval.dense_search import ClausesOfTexts, open_dense_search
from guidance.weights import load_weights
from ingest.embedding.encoder import load_encoder
from ingest.index.chroma_store import open_index
from ingest.index.search_texts import search_texts
from ingest.index.update_index import bring_up_to_date
from ingest.notices.load_notices import load_notices
from ingest.notices.notice import Notice
from ingest.settings import ROOT, Settings, settings
from tests.bench.lookup import from_texts
from tests.bench.questions import development_set

SIDES = {"memory": sys.maxsize, "chroma": 0}  # the most search texts that are read into memory

SCOPES = ("one_notice", "all_notices")


def notices(clauses: int, texts: Sequence[Path]) -> list[Notice]:
    """Return the project's notices and further ones without known questions, `clauses` clauses or more in all."""
    every = list(load_notices())
    count = sum(len(n.clauses) for n in every)
    for notice in from_texts(dataclasses.replace(every[0], questions=()), texts):
        if count >= clauses:
            break
        every.append(notice)
        count += len(notice.clauses)
    return every


def side(name: str, given: list[Notice], where: Settings) -> dict[str, Any]:
    """Return the figures of one side, measured in this process, and the first clause of each question."""
    encoder, weights = load_encoder(), load_weights()
    texts = [text for notice in given for text in search_texts(notice)]
    before, started = _memory_mb(), time.process_time()
    dense = open_dense_search(texts, open_index(where, encoder.identity, SIDES[name]), weights.dense)
    dense(encoder.encode_queries(["评审费多少钱"])[0], ())
    figures: dict[str, Any] = {"side": name, "clauses": sum(len(n.clauses) for n in given), "texts": len(texts)}
    figures |= {"start_s": round(time.process_time() - started, 1), "memory_mb": _memory_mb() - before}
    clauses = ClausesOfTexts(texts).clauses
    rows = [row for row in development_set() if row["kind"] == "answer" and row["scope"]]
    for scope in SCOPES:
        spent, first = [], []
        for row in rows:
            within = [row["scope"]] if scope == "one_notice" else []
            vector = encoder.encode_queries([row["question"]])[0]
            started = time.process_time()
            own, questions = dense(vector, within)
            spent.append((time.process_time() - started) * 1000)
            scores = weights.fusion.best_text_vector * own.z_scores()
            scores += weights.fusion.best_question_vector * questions.z_scores()
            inside = np.array([not within or clause.split("#")[0] in within for clause in clauses])
            first.append(clauses[int(np.where(inside, scores, -np.inf).argmax())])
        figures |= {f"{scope}_ms": round(statistics.median(spent), 1), f"{scope}_first": first}
    return figures


def compare(clauses: int, texts: Sequence[Path], data: Path) -> list[dict[str, Any]]:
    """Index the clauses under `data` where they are not yet, and return the figures of both sides."""
    where = dataclasses.replace(settings(), data=data, chroma=None)
    bring_up_to_date(notices(clauses, texts), load_encoder(), where)
    sides = []
    for name in SIDES:
        command = [sys.executable, "-m", "tests.bench.dense", *map(str, texts), "--clauses", str(clauses)]
        command += ["--data", str(data), "--side", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        sides.append(json.loads(done.stdout.splitlines()[-1]))
    for scope in SCOPES:
        first = [figures.pop(f"{scope}_first") for figures in sides]
        agreeing = sum(one == other for one, other in zip(*first, strict=True)) / len(first[0])
        for figures in sides:
            figures[f"{scope}_same_first"] = round(agreeing, 3)
    return sides


def _memory_mb() -> int:
    return int(re.search(r"VmRSS:\s*(\d+)", Path("/proc/self/status").read_text())[1]) // 1024


def main() -> None:
    """Print the figures of both sides, or of the one that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.dense", description=__doc__)
    parser.add_argument("texts", type=Path, nargs="*", metavar="FILE.jsonl[.gz]")
    parser.add_argument("--clauses", type=int, default=0, help="how many; default: the project's own")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the index is kept, and found again")
    parser.add_argument("--side", choices=SIDES, help="measure one side of an index that is there")
    given = parser.parse_args()
    if given.side:
        where = dataclasses.replace(settings(), data=given.data, chroma=None)
        print(json.dumps(side(given.side, notices(given.clauses, given.texts), where)))
        return
    with tempfile.TemporaryDirectory() as folder:
        for figures in compare(given.clauses, given.texts, given.data or Path(folder)):
            print(json.dumps(figures))


if __name__ == "__main__":
    main()
