"""The page under load, as browsers see it: `python -m tests.load`.

Serves the page, talks to it over its own websocket in Streamlit's protocol, and holds what is seen against the targets;
exit status 1 where one is missed. Visitors do what browsers do (fetch the document, report their storage once, remember
what they are sent), but draw nothing and fetch no scripts. First 50 come in one moment and then talk without pauses;
then 200 come one after the other, pause 5 to 20 seconds before each message, and leave. With --answers so many answers
more, in talks of 25 at once, to see whether the memory grows. With --replicas 2 the first part alone, by one process
and by two behind nginx. Clients and server share the machine: on a busy one the seconds of processor count, and not the
waits.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

from tests.load.crowd import Plan, Seen, talk
from tests.load.report import Report
from tests.load.server import GONE_AFTER, Served, Usage, serving

PAUSES = (5.0, 20.0)
AT_ONCE, MANY_TURNS = 25, 10  # talkers, and turns of each, while many answers are asked for


def main(argv: Sequence[str]) -> int:
    """Print what was seen, and return 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--talkers", type=int, default=50, help="talkers without pauses (50)")
    parser.add_argument("--pausing", type=int, default=200, help="talkers with pauses, 0 for none (200)")
    parser.add_argument("--turns", type=int, default=5, help="turns of each (5)")
    parser.add_argument("--answers", type=int, default=0, help="answers more, to see whether the memory grows (0)")
    parser.add_argument("--replicas", type=int, choices=(1, 2), default=1, help="2: compare two processes with one")
    asked = parser.parse_args(argv)
    report = Report()
    print(f"{os.cpu_count()} cores, load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    if asked.replicas == 1:
        with serving() as served:
            asyncio.run(_measure(served, report, asked))
    else:
        _compare(report, Plan(asked.talkers, asked.turns))
    return report.status


async def _measure(served: Served, report: Report, asked: argparse.Namespace) -> None:
    await _warm(served)
    before = served.usage()
    await _without_pauses(served, report, Plan(asked.talkers, asked.turns))
    if asked.pausing:
        await _with_pauses(served, report, Plan(asked.pausing, asked.turns, PAUSES), before)
    if asked.answers:
        await _many_answers(served, report, asked.answers)


async def _warm(served: Served) -> None:
    """Talks whose figures nobody looks at: what is worked out once is worked out then."""
    await talk(served.address, Plan(10, MANY_TURNS))
    await _emptied(served)


async def _without_pauses(served: Served, report: Report, plan: Plan) -> Seen:
    marks = [served.usage()]

    def mark() -> None:
        marks.append(served.usage())

    seen = await talk(served.address, plan, mark, mark)
    report.at_once(plan, seen, *marks)
    return seen


async def _with_pauses(served: Served, report: Report, plan: Plan, before: Usage) -> None:
    """Talkers with pauses; once they have left, as many come again, to whom their memory must have fallen."""
    marks = [before]

    def mark() -> None:
        marks.append(served.usage())

    report.pauses(plan, await talk(served.address, plan, on_talked=mark))
    await _emptied(served)
    mark()
    await talk(served.address, Plan(plan.talkers, plan.turns), on_talked=mark)
    report.memory(plan.talkers, *marks)


async def _emptied(served: Served) -> None:
    """Wait until the sessions that were left are dropped, which happens as others come and go."""
    for _ in range(2):
        await asyncio.sleep(GONE_AFTER + 1)
        await talk(served.address, Plan(1, 1))


async def _many_answers(served: Served, report: Report, answers: int) -> None:
    sizes: list[tuple[int, float]] = []
    plan, faults = Plan(AT_ONCE, MANY_TURNS), 0
    for number in range(1, answers // (AT_ONCE * MANY_TURNS) + 1):
        seen = await talk(served.address, plan)
        faults += seen.faults.total()
        sizes.append((number * AT_ONCE * MANY_TURNS, served.usage().memory))
    report.growth(sizes, faults)


def _compare(report: Report, plan: Plan) -> None:
    rates = []
    for replicas in (1, 2):
        print(f"{replicas} {'process' if replicas == 1 else 'processes behind nginx'}:")
        with serving(replicas) as served:
            asyncio.run(_warm(served))
            seen = asyncio.run(_without_pauses(served, report, plan))
        rates.append(len(seen.waits) / (seen.talked - seen.opened))
    report.replicas(*rates)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
