"""What visitors have downloaded is gone from the server soon after they are, also where nobody comes after them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from streamlit.runtime import get_instance
from streamlit.runtime.media_file_manager import MediaFileManager

EVERY = 60.0  # seconds


def _of_this_server() -> MediaFileManager:
    return get_instance().media_file_mgr


async def forget_downloads(every: float = EVERY, manager: Callable[[], MediaFileManager] = _of_this_server) -> None:
    """Drop downloads that no page shows any longer, again and again, at the latest at the second time.

    Streamlit does so itself when a page is drawn, and only then.
    """
    while True:
        await asyncio.sleep(every)
        manager().remove_orphaned_files()
