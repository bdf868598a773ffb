"""What a clause costs and what many of them need: `python -m tests.bench.scale LAWS.jsonl[.gz] [--sample N]`.

Clauses drawn with a seed from lines of `{"text": …}` are encoded as at ingest. Printed are processor milliseconds and
bytes of token vectors a clause, then what a county, a prefecture, a province and the whole country come to by them.
docs/scale.md tells what else is measured, and by which command.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.embedding.late_encoder import load_late_encoder
from ingest.settings import settings
from tests.bench.lookup import lines_of_text

# Clauses of a county, and how many counties each area has: 12 million clauses in 3,000 counties.
COUNTY = 4_000
AREAS = {"a county": 1, "a prefecture": 9, "a province": 97, "the country": 3_000}


@dataclass(frozen=True)
class ClauseCost:
    """What one clause costs: characters, tokens and bytes of its token vectors, processor seconds to encode it."""

    characters: float
    tokens: float
    token_bytes: float
    seconds: float


def clause_cost(texts: Sequence[str]) -> ClauseCost:
    """Return the mean cost of these clauses."""
    encoder = load_late_encoder(settings().encoder)
    started = time.process_time()
    vectors = encoder.clauses(texts)
    seconds = time.process_time() - started
    count = len(texts)
    return ClauseCost(
        sum(map(len, texts)) / count,
        sum(map(len, vectors)) / count,
        sum(found.nbytes for found in vectors) / count,
        seconds / count,
    )


def area_lines(cost: ClauseCost) -> Iterator[str]:
    """Yield a row of a table for each area: clauses, gigabytes of token vectors, hours of one core to encode all."""
    yield "| area | clauses | token vectors, GB | one core, hours |"
    yield "|---|---|---|---|"
    for name, counties in AREAS.items():
        clauses = counties * COUNTY
        size, hours = clauses * cost.token_bytes / 1e9, clauses * cost.seconds / 3600
        yield f"| {name} | {clauses:,} | {size:,.2f} | {hours:,.2f} |"


def main() -> None:
    """Print what a clause costs and what each area needs."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale", description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+", metavar="FILE.jsonl[.gz]")
    parser.add_argument("--sample", type=int, default=2_000, help="how many clauses are encoded")
    given = parser.parse_args()
    every = [text for path in given.texts for text in lines_of_text(path)]
    cost = clause_cost(random.Random(7).sample(every, min(given.sample, len(every))))
    print(
        f"{len(every):,} clauses; each {cost.characters:.0f} characters, {cost.tokens:.0f} tokens, "
        f"{cost.token_bytes / 1000:.1f} kB of token vectors, {cost.seconds * 1000:.1f} ms"
    )
    print("\n".join(area_lines(cost)))


if __name__ == "__main__":
    main()
