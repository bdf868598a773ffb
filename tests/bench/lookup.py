"""Clause look-up at scale: `python -m tests.bench.lookup [FILE.jsonl[.gz] …] [--clauses N]`.

Lines of `{"text": …}` of real documents become clauses of further notices until there are N clauses; where no file
is given, or the files hold too few, the project's notices are copied with other numbers, years and sentences.
Quality is measured with the notices' known questions, which are taken out of the index, as they would be asked:
`hit@k` with the notice chosen, `anywhere@k` over all clauses, where a copy of the clause is as right as itself. The
last line tells what the larger size costs.
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
from collections.abc import Iterator, Sequence
from pathlib import Path

from guidance.lexicon.vocabulary import load_vocabulary
from guidance.retrieval.look_up import Lookup, LookupLimits
from guidance.weights import load_weights
from ingest.document import Clause
from ingest.notices.load_notices import load_notices
from ingest.notices.notice import Notice

QUERIES = (
    "二（三）1", "2.3.1", "第二分册（4）", "附件5", "苏人社发〔2016〕356号", "14号文第二条第三款", "简介表 份数",
    "继续教育 公共科目", "学历认定", "劳务派遣 三方协议", "现场受理时间", "评审费", "破格", "港澳台 外国人", "A4 纸",
    "<b>申报</b>.*", "SELECT * FROM clauses", "申报" * 5_000,
)  # fmt: skip


_COPY = re.compile(r"-copy\d+#")


def measure(clauses: int, texts: Sequence[Path] = ()) -> dict[str, float]:
    """Return build time, look-up times in milliseconds and quality over `clauses` clauses."""
    own = load_notices()
    asked = [(q.text, q.clauses) for n in own for q in n.questions if q.clauses]
    bare = [dataclasses.replace(n, questions=()) for n in own]
    more = itertools.chain(from_texts(bare[0], texts), _varied(bare))
    notices, count = list(bare), sum(len(n.clauses) for n in bare)
    real = 0
    while count < clauses:
        notices.append(next(more))
        count += len(notices[-1].clauses)
        real += len(notices[-1].clauses) if notices[-1].id.startswith("t") else 0
    start = time.perf_counter()
    lookup = Lookup(notices, load_weights().look_up, load_vocabulary().expand)
    lookup.find("申报 二（三）1")
    built = time.perf_counter() - start
    figures = {"clauses": count, "real": real, "notices": len(notices), "build_s": round(built, 2)} | _times(lookup)
    return figures | hits(lookup, asked, "hit", inside=True) | hits(lookup, asked, "anywhere", inside=False)


def delta(small: dict[str, float], large: dict[str, float]) -> dict[str, float]:
    """Return how much the quality over all clauses, and within a notice, differs at the larger size."""
    return {name: round(large[name] - small[name], 3) for name in small if "@" in name}


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


def hits(lookup: Lookup, asked: list[tuple[str, tuple[str, ...]]], name: str, inside: bool) -> dict[str, float]:
    ranks = []
    for text, clauses in asked:
        only = LookupLimits(notice=clauses[0].split("#")[0] if inside else None)
        found = [_COPY.sub("#", f.clause.id) for f in lookup.find(text, 5, only)]
        ranks.append(next((at for at, id in enumerate(found) if id in clauses), 99))
    return {f"{name}@{k}": round(sum(rank < k for rank in ranks) / len(ranks), 3) for k in (1, 3, 5)}


def _varied(notices: list[Notice]) -> Iterator[Notice]:
    """Copies without end: other ids and numbers, and sentences of the other notice mixed in."""
    dice = random.Random(14)
    pool = [s for n in notices for c in n.clauses for s in re.split(r"(?<=[。；;])", c.text) if s]
    for at in itertools.count():
        notice = notices[at % len(notices)]
        id = f"{notice.id}-copy{at}"
        clauses = tuple(_variation(clause, id, dice, pool) for clause in notice.clauses)
        yield dataclasses.replace(notice, id=id, number=f"测人社〔{2000 + at % 30}〕{at}号", clauses=clauses)


def _variation(clause: Clause, notice: str, dice: random.Random, pool: list[str]) -> Clause:
    text = re.sub(r"\d", lambda m: str(dice.randrange(10)), clause.text)
    parent = clause.parent and clause.parent.replace(clause.notice, notice)
    return dataclasses.replace(clause, id=f"{notice}#{clause.number}", parent=parent, text=text + dice.choice(pool))


def from_texts(like: Notice, paths: Sequence[Path]) -> Iterator[Notice]:
    """Yield notices like the given one, with 60 lines of the files as clauses each."""
    texts = (text for path in paths for text in lines_of_text(path))
    for at, batch in enumerate(iter(lambda: list(itertools.islice(texts, 60)), [])):
        clauses = tuple(
            Clause(f"t{at}#{i}", (f"第{i}条",), f"第{i}条", "", text, None, 0, 0) for i, text in enumerate(batch, 1)
        )
        yield dataclasses.replace(like, id=f"t{at}", number=None, title=f"文本{at}", clauses=clauses)


def lines_of_text(path: Path) -> Iterator[str]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def main() -> None:
    """Print the figures for the project's own clauses, at scale, and the difference, one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="*", metavar="FILE.jsonl[.gz]")
    parser.add_argument("--clauses", type=int, default=100_000)
    asked = parser.parse_args()
    small, large = (measure(size, asked.texts) for size in (0, asked.clauses))
    for figures in (small, large, {"delta": delta(small, large)}):
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
