"""`python -m ingest add … --replaces OLD`: a notice that also takes over what was written on the one it replaces."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.carry_over.carry_over_added import carry_over
from ingest.commands import add_command


def main(argv: Sequence[str]) -> int:
    """Add the notice and draft what it takes over; 0 when it is added."""
    return add_command.main(argv, carry_over)
