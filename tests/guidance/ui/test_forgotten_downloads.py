"""A downloaded talk does not wait on the server for the next visitor to be drawn a page."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from run_beside import run_beside
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from guidance.ui.forgotten_downloads import forget_downloads


def test_a_download_is_gone_once_its_visitor_is():
    storage = MemoryMediaFileStorage("/media")
    manager = MediaFileManager(storage)
    address = manager.add(b"a talk", "text/markdown", "button", is_for_static_download=True)
    name = address.rpartition("/")[2]

    async def some_time() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(forget_downloads(0.01, lambda: manager), 0.1)

    run_beside(some_time())
    assert storage.get_file(name).content == b"a talk"
    manager.clear_session_refs()
    run_beside(some_time())
    with pytest.raises(MediaFileStorageError):
        storage.get_file(name)
