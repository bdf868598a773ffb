"""Many visitors at once: all come in one moment or one after the other, and talk with or without pauses."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.load.visitor import Visitor, visiting

# As applicants ask: a case told, everyday questions, what goes on from the answer before, what no notice settles.
ASKED = (
    "我本科2018年6月评的工程师，能报2024高工吗",
    "评审费要多少钱？",
    "初定要交哪些材料？",
    "纸质材料交到什么地方？",
    "论文写不出来，拿发明专利行吗？",
    "继续教育要多少学时？",
    "什么时候截止？",
    "那开发区的呢",
    "有问题找谁问？",
    "能说简单些吗",
)


@dataclass
class Seen:
    """What visitors saw: seconds until the page stood and until each answer, bytes of each session, faults by name.

    `started`, `opened` and `talked` are when the first came, the last page stood and the last answer did.
    """

    openings: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    wire: list[int] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    started: float = 0.0
    opened: float = 0.0
    talked: float = 0.0


@dataclass(frozen=True)
class Plan:
    """Who comes: `talkers` with `turns` each, seconds of `pauses` between them, all at once where there are none."""

    talkers: int
    turns: int
    pauses: tuple[float, float] = (0.0, 0.0)


class _Gate:
    """Opens once so many have arrived, and calls `passed` then."""

    def __init__(self, count: int, passed: Callable[[], None]) -> None:
        self._left, self._passed, self._open = count, passed, asyncio.Event()

    def arrive(self) -> None:
        """Count one more."""
        self._left -= 1
        if self._left == 0:
            self._passed()
            self._open.set()

    async def wait(self) -> None:
        """Return once all have arrived."""
        await self._open.wait()


async def talk(
    address: str, plan: Plan, on_opened: Callable[[], object] = int, on_talked: Callable[[], object] = int
) -> Seen:
    """Have the visitors of a plan talk to the page at `address`, and return what they saw.

    `on_opened` is called once every page stands, `on_talked` once all have talked and before any of them leaves.
    """
    seen = Seen(started=time.monotonic())

    def opened() -> None:
        seen.opened = time.monotonic()
        on_opened()

    def talked() -> None:
        seen.talked = time.monotonic()
        on_talked()

    gates = _Gate(plan.talkers, opened), _Gate(plan.talkers, talked)
    await asyncio.gather(*(_visit(address, plan, number, seen, gates) for number in range(plan.talkers)))
    return seen


async def _visit(address: str, plan: Plan, number: int, seen: Seen, gates: tuple[_Gate, _Gate]) -> None:
    missing = list(gates)  # those still to be arrived at, whatever happens
    await asyncio.sleep(plan.pauses[1] * number / plan.talkers)
    try:
        started = time.monotonic()
        async with visiting(address) as visitor:
            await visitor.open()
            seen.openings.append(time.monotonic() - started)
            await visitor.report()
            missing.pop(0).arrive()
            if not plan.pauses[1]:
                await gates[0].wait()
            await _say_all(visitor, plan, number, seen)
            missing.pop(0).arrive()
            await gates[1].wait()
            seen.wire.append(visitor.wire)
    except Exception as fault:
        seen.faults[f"{type(fault).__name__} {fault}"[:80]] += 1
    finally:
        for gate in missing:
            gate.arrive()


async def _say_all(visitor: Visitor, plan: Plan, number: int, seen: Seen) -> None:
    draw = random.Random(number)
    for turn in range(plan.turns):
        await asyncio.sleep(draw.uniform(*plan.pauses))
        seen.waits.append(await visitor.say(ASKED[(number + turn) % len(ASKED)]))


def share(values: Sequence[float], part: float) -> float:
    """Return the value that `part` of the values do not exceed, 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else 0.0
