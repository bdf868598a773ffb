"""Progress on standard error: a bar on a terminal, plain lines for what a person must know."""

from __future__ import annotations

import sys

from tqdm import tqdm


class TerminalProgress:
    """Shows steps as bars when standard error is a terminal, and messages always."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None

    def __call__(self, message: str, done: int, total: int) -> None:
        """Print a message where there is no `total`, else show how much of it is done."""
        if not total:
            self.close()
            print(message, file=sys.stderr, flush=True)
        elif sys.stderr.isatty():
            self._show(message, done, total)

    def _show(self, message: str, done: int, total: int) -> None:
        if self._bar is None or self._bar.desc.rstrip(": ") != message:
            self.close()
            self._bar = tqdm(total=total, desc=message, file=sys.stderr, ncols=80, leave=False)
        self._bar.update(done - self._bar.n)
        if done >= total:
            self.close()

    def close(self) -> None:
        """Remove the bar."""
        if self._bar:
            self._bar.close()
            self._bar = None
