"""The index at scale: `python -m tests.bench.index [--notices N]`.

The project's notices are indexed into an empty data folder with the bundled embedding, indexed again unchanged,
and once more with one known question more; then with N notices, copies under other ids with other numbers.
Times are wall times; `work` beside them is processor time, for a machine that is busy with other things.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ingest.embedding.encoder import load_encoder
from ingest.index.update_index import bring_up_to_date, ready
from ingest.notices.load_notices import load_notices
from ingest.notices.notice import KnownQuestion, Notice
from ingest.settings import Settings, settings


def measure(notices: int = 0) -> dict[str, float]:
    """Return the figures of one index over the project's notices and copies of them up to `notices`."""
    whole = _copies(load_notices(), notices)
    encoder = load_encoder()
    taught = dataclasses.replace(whole[0], questions=(*whole[0].questions, _question(whole[0])))
    with tempfile.TemporaryDirectory() as data:
        assistant: Settings = dataclasses.replace(settings(), data=Path(data), chroma=None)
        figures: dict[str, float] = {"notices": len(whole), "clauses": sum(len(n.clauses) for n in whole)}
        figures |= _timed("index", lambda: bring_up_to_date(whole, encoder, assistant))
        figures |= _timed("again", lambda: bring_up_to_date(whole, encoder, assistant))
        figures |= _timed("taught", lambda: bring_up_to_date([taught, *whole[1:]], encoder, assistant))
        figures |= _timed("open", lambda: ready([taught, *whole[1:]], encoder, assistant))
        figures["disk_mb"] = round(sum(f.stat().st_size for f in Path(data).rglob("*") if f.is_file()) / 2**20, 1)
    return figures | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _copies(own: tuple[Notice, ...], count: int) -> list[Notice]:
    more = (_copy(own[at % len(own)], at) for at in range(max(0, count - len(own))))
    return [*own, *more]


def _copy(notice: Notice, at: int) -> Notice:
    """The notice under another id; the number in every text keeps any vector from being shared."""
    id = f"copy-{at}"

    def moved(clause_id: str | None) -> str | None:
        return clause_id and clause_id.replace(notice.id, id)

    clauses = tuple(
        dataclasses.replace(c, id=moved(c.id), parent=moved(c.parent), text=f"{c.text}（{at}）") for c in notice.clauses
    )
    questions = tuple(
        dataclasses.replace(q, text=f"{q.text}{at}", clauses=tuple(map(moved, q.clauses))) for q in notice.questions
    )
    return dataclasses.replace(notice, id=id, clauses=clauses, questions=questions)


def _question(notice: Notice) -> KnownQuestion:
    return KnownQuestion("bench", "这一句只在测速时问", (notice.clauses[-1].id,), "bench")


def _timed(name: str, work: Callable[[], object]) -> dict[str, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return {
        f"{name}_s": round(time.perf_counter() - wall, 2),
        f"{name}_work_s": round(time.process_time() - processor, 2),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=0, help="how many notices; default: the project's own")
    print(json.dumps(measure(parser.parse_args().notices)))
