"""What was seen under load, line by line, beside the targets."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from tests.load.crowd import Plan, Seen, share
from tests.load.server import Usage

LONGEST_OPENING = LONGEST_WAIT = 3.0  # seconds
MOST_PROCESSOR = 0.05  # seconds of a turn
MOST_WIRE = 100.0  # kB of a session
MOST_MEMORY = 1.0  # MB of a session
MOST_BEYOND = 0.1  # MB that a session takes beyond those that have left
MOST_GROWTH = 1.0  # MB in 1,000 answers, over the last half of them
LEAST_GAIN = 1.7  # of two processes beside one


class Report:
    """Prints as it goes; `status` is 1 once a target has been missed."""

    status = 0

    def at_once(self, plan: Plan, seen: Seen, before: Usage, opened: Usage, talked: Usage) -> None:
        """Tell of visitors who came in one moment and talked without pauses."""
        opening = (opened.processor - before.processor) / plan.talkers
        turn = (talked.processor - opened.processor) / max(len(seen.waits), 1)
        print(f"{plan.talkers} at once, {plan.turns} turns without pauses: {_rate(seen):.1f} turns a second")
        self._faults(seen)
        print(f"  an opening takes {opening:.4f} s of processor")
        self._line("openings", _spread(seen.openings), max(seen.openings, default=0), LONGEST_OPENING, "s")
        self._line("waits", _spread(seen.waits), max(seen.waits, default=0), LONGEST_WAIT, "s")
        self._line("processor of a turn", "", turn, MOST_PROCESSOR, "s")
        wire = statistics.mean(seen.wire or [0]) / 1000
        self._line("a session on the wire, from the server", "", wire, MOST_WIRE, "kB")

    def pauses(self, plan: Plan, seen: Seen) -> None:
        """Tell of visitors who came one after the other and made pauses."""
        print(f"{plan.talkers} with pauses of {plan.pauses[0]:g} to {plan.pauses[1]:g} s, {plan.turns} turns")
        self._faults(seen)
        self._line("openings", _spread(seen.openings), max(seen.openings, default=0), LONGEST_OPENING, "s")
        self._line("waits", _spread(seen.waits), max(seen.waits, default=0), LONGEST_WAIT, "s")

    def memory(self, sessions: int, before: Usage, during: Usage, after: Usage, again: Usage) -> None:
        """Tell what so many sessions took of the memory, and whether as many new ones took it over from them.

        What the process has freed its allocator keeps for the next: the size of the process tells only the most.
        """
        print(
            f"memory: {before.memory:.0f} MB before, {during.memory:.0f} with all of them, {after.memory:.0f} after, "
            f"{again.memory:.0f} with as many new ones"
        )
        self._line("memory of a session", "", (during.memory - before.memory) / sessions, MOST_MEMORY, "MB")
        self._line("of a new one beyond that", "", (again.memory - during.memory) / sessions, MOST_BEYOND, "MB")

    def growth(self, sizes: Sequence[tuple[int, float]], faults: int) -> None:
        """Tell how the memory grew by the number of answers."""
        for answers, size in sizes[:: max(len(sizes) // 20, 1)]:
            print(f"  {answers} answers: {size:.0f} MB")
        later = sizes[len(sizes) // 2 :]
        slope = statistics.linear_regression(*zip(*later, strict=True)).slope * 1000 if len(later) > 1 else 0.0
        print(f"{sizes[-1][0]} answers, {faults} visitors saw a fault")
        self.status |= faults > 0
        self._line("growth by 1,000 answers, last half", "", slope, MOST_GROWTH, "MB")

    def replicas(self, one: float, two: float) -> None:
        """Tell what a second process brings."""
        print(f"two processes answer {two / one:.2f} times as many turns as one; target {LEAST_GAIN}")
        self.status |= two < LEAST_GAIN * one

    def _faults(self, seen: Seen) -> None:
        for fault, count in seen.faults.items():
            print(f"  MISSED: {count} visitors saw {fault}")
        self.status |= bool(seen.faults)

    def _line(self, what: str, spread: str, worst: float, most: float, unit: str) -> None:
        missed = worst > most
        self.status |= missed
        print(f"  {'MISSED: ' if missed else ''}{what}: {spread}{worst:.3f} {unit}; target {most:g} {unit}", flush=True)


def _rate(seen: Seen) -> float:
    return len(seen.waits) / max(seen.talked - seen.opened, 1e-9)


def _spread(values: Sequence[float]) -> str:
    return f"half {share(values, 0.5):.2f} s, 95 % {share(values, 0.95):.2f} s, the worst "
