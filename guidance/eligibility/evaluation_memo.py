"""The one store of evaluations that a model keeps between checks."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

_LIMIT = 50_000  # about 30 MB with the packs of today; a few hundred applicants of all kinds fill a tenth of it


class EvaluationMemo(dict[Hashable, Any]):
    """Evaluations by what they were made from: a rule or element, and the value classes that it reads.

    It never holds more than some tens of thousands: when it is full it is emptied. Nothing but speed depends on it.
    """

    def __setitem__(self, key: Hashable, value: Any) -> None:
        if len(self) >= _LIMIT:
            self.clear()
        super().__setitem__(key, value)
