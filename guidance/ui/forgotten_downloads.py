"""Files to download: there for as long as a page may offer them, and gone soon after their visitors are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from streamlit.runtime import get_instance
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorage

EVERY = 60.0  # seconds


class LastingDownloads(MediaFileManager):
    """The files that pages offer, which a click finds while a page is drawn anew as well.

    Streamlit drops what no page shows whenever a page has been drawn, anybody's; one that is being drawn shows nothing
    yet, and a browser still shows the buttons of the time before.
    """

    def __init__(self, storage: MediaFileStorage) -> None:
        super().__init__(storage)
        self._unused_before: set[str] = set()

    def remove_orphaned_files(self) -> None:
        """Leave everything: `forget` removes."""

    def forget(self) -> None:
        """Remove what no page shows, and showed none at the last call either."""
        super().remove_orphaned_files()

    def _remove_orphaned_deferred_callables(self) -> None:
        shown = {file for files in self._files_by_session_and_coord.values() for file in files.values()}
        unused = set(self._deferred_callables) - shown
        for file in unused & self._unused_before:
            self._drop_deferred_id(file)
        self._unused_before = unused


def use_lasting_downloads() -> LastingDownloads:
    """Have this server keep its downloads so, and return them; to be called before the first visitor is there."""
    runtime = get_instance()
    downloads = runtime._media_file_mgr = LastingDownloads(runtime.media_file_mgr._storage)
    return downloads


async def forget_downloads(forget: Callable[[], None], every: float = EVERY) -> None:
    """Drop downloads that no page shows any longer, again and again, at the latest at the second time."""
    while True:
        await asyncio.sleep(every)
        forget()
