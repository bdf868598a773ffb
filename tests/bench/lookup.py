"""Clause look-up at scale: `python -m tests.bench.lookup [--clauses N] [--texts FILE.jsonl[.gz]]`.

The project's notices are copied with other numbers, years and sentences until there are N clauses; with
--texts, lines of `{"text": …}` become clauses of further notices instead. Quality is measured with the notices'
known questions, which are taken out of the index, as they would be asked: `hit@k` with the notice chosen,
`anywhere@k` over all clauses.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import itertools
import json
import random
import re
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from guidance.lookup import Lookup, Only
from guidance.vocabulary import load_vocabulary
from ingest.model import Clause
from ingest.notice import Notice, load_notices

QUERIES = (
    "二（三）1", "2.3.1", "第二分册（4）", "附件5", "苏人社发〔2016〕356号", "14号文第二条第三款", "简介表 份数",
    "继续教育 公共科目", "学历认定", "劳务派遣 三方协议", "现场受理时间", "评审费", "破格", "港澳台 外国人", "A4 纸",
    "<b>申报</b>.*", "SELECT * FROM clauses", "申报" * 5_000,
)  # fmt: skip


def measure(clauses: int, texts: Path | None = None) -> dict[str, float]:
    """Return build time, look-up times in milliseconds and quality over `clauses` clauses."""
    own = load_notices()
    asked = [(q.text, q.clauses) for n in own for q in n.questions if q.clauses]
    bare = [dataclasses.replace(n, questions=()) for n in own]
    more = _from_texts(bare[0], texts) if texts else _varied(bare)
    notices, count = list(bare), sum(len(n.clauses) for n in bare)
    while count < clauses and (notice := next(more, None)):
        notices.append(notice)
        count += len(notice.clauses)
    start = time.perf_counter()
    lookup = Lookup(notices, load_vocabulary().expand)
    lookup.find("申报 二（三）1")
    built = time.perf_counter() - start
    figures = {"clauses": count, "notices": len(notices), "build_s": round(built, 2)} | _times(lookup)
    figures |= _hits(lookup, asked, "hit", inside=True)
    # Copies of a clause would be as right as the clause itself; other texts are not.
    return figures | (_hits(lookup, asked, "anywhere", inside=False) if texts or clauses == 0 else {})


def _times(lookup: Lookup) -> dict[str, float]:
    """Wall times, and processor times for a machine that is busy with other things."""
    walls, works = [], []
    for query in QUERIES * 3:
        wall, work = time.perf_counter(), time.process_time()
        lookup.find(query)
        walls.append((time.perf_counter() - wall) * 1000)
        works.append((time.process_time() - work) * 1000)
    return {
        "median_ms": round(statistics.median(walls), 2),
        "worst_ms": round(max(walls), 2),
        "median_cpu_ms": round(statistics.median(works), 2),
    }


def _hits(lookup: Lookup, asked: list[tuple[str, tuple[str, ...]]], name: str, inside: bool) -> dict[str, float]:
    ranks = []
    for text, clauses in asked:
        only = Only(notice=clauses[0].split("#")[0] if inside else None)
        found = [f.clause.id for f in lookup.find(text, 5, only)]
        ranks.append(next((at for at, id in enumerate(found) if id in clauses), 99))
    return {f"{name}@{k}": round(sum(rank < k for rank in ranks) / len(ranks), 3) for k in (1, 3, 5)}


def _varied(notices: list[Notice]) -> Iterator[Notice]:
    """Copies without end: other ids and numbers, and sentences of the other notice mixed in."""
    dice = random.Random(14)
    pool = [s for n in notices for c in n.clauses for s in re.split(r"(?<=[。；;])", c.text) if s]
    for at in itertools.count():
        notice = notices[at % len(notices)]
        id = f"{notice.id}-{at}"
        clauses = tuple(_variation(clause, id, dice, pool) for clause in notice.clauses)
        yield dataclasses.replace(notice, id=id, number=f"测人社〔{2000 + at % 30}〕{at}号", clauses=clauses)


def _variation(clause: Clause, notice: str, dice: random.Random, pool: list[str]) -> Clause:
    text = re.sub(r"\d", lambda m: str(dice.randrange(10)), clause.text)
    parent = clause.parent and clause.parent.replace(clause.notice, notice)
    return dataclasses.replace(clause, id=f"{notice}#{clause.number}", parent=parent, text=text + dice.choice(pool))


def _from_texts(like: Notice, path: Path) -> Iterator[Notice]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        for at, batch in enumerate(iter(lambda: list(itertools.islice(texts, 60)), [])):
            clauses = tuple(
                Clause(f"t{at}#{i}", (f"第{i}条",), f"第{i}条", "", text, None, 0, 0) for i, text in enumerate(batch, 1)
            )
            yield dataclasses.replace(like, id=f"t{at}", number=None, title=f"文本{at}", clauses=clauses)


def main() -> None:
    """Print the figures for the project's own clauses and at scale, one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, default=100_000)
    parser.add_argument("--texts", type=Path)
    asked = parser.parse_args()
    for size in (0, asked.clauses):
        print(json.dumps(measure(size, asked.texts)))


if __name__ == "__main__":
    main()
