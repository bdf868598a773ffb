"""What goes wrong with a language model: counted by cause, and after several failures in a row a rest for it."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter

from ingest.errors import AssistantError

FAILURES = 3  # in a row, after which the model is left alone for a while
REST = 60.0  # seconds for which it is left alone
CAUSES = {  # what went wrong → what the records page says
    "setup": "没有连上：程序库、密钥或地址没有配好",
    "down": "连不上，或服务报错",
    "slow": "超过时限还没有说完",
    "endless": "说个没完，已切断",
    "nonsense": "输出不是约定的格式",
    "rejected": "输出没有通过与条款的核对，没有采用",
    "busy": "同时的提问太多，没有去问",
    "resting": "连续出错后暂停，没有去问",
    "spent": "会话的用量或这一问的时间用完，没有去问",
}
BREAKING = frozenset({"setup", "down", "slow", "endless", "nonsense"})
_LOG = logging.getLogger(__name__)


class ModelError(AssistantError):
    """The model gives no answer now; `cause` is one of CAUSES."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"语言模型：{CAUSES[cause]}")
        self.cause = cause


class CircuitBreaker:
    """Open, so that nobody asks, for `rest` seconds after FAILURES breaking causes in a row.

    `tally` counts what went wrong since the start, by cause. All methods may be called from any thread.
    """

    def __init__(self, rest: float = REST) -> None:
        self.tally = Counter[str]()
        self._rest = rest
        self._lock = threading.Lock()
        self._failures, self._open_until = 0, 0.0

    def check(self) -> None:
        """Raise ModelError while the model rests."""
        if time.monotonic() < self._open_until:
            raise ModelError("resting")

    def failed(self, cause: str) -> None:
        """Count what went wrong, and log it the first time."""
        with self._lock:
            self.tally[cause] += 1
            first = self.tally[cause] == 1
            if cause in BREAKING:
                self._failures += 1
                if self._failures >= FAILURES:
                    self._open_until = time.monotonic() + self._rest
        if first:
            _LOG.warning("language model: %s (%s); further ones are only counted", cause, CAUSES[cause])

    def succeeded(self) -> None:
        """Note that an answer was of use, which ends a row of failures."""
        with self._lock:
            self._failures = 0
