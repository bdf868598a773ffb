"""Python's garbage collection in a process that serves: what is loaded stays, so nobody waits while it is looked at."""

from __future__ import annotations

import gc


def exempt_what_is_loaded() -> None:
    """Free what a reload has left behind, and exempt all else there is now from later collections.

    A collection of everything holds up every thread; this one takes some tenths of a second, and the later ones look
    through what visitors have brought alone.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.collect()  # tells the collector how little there is left to look at
