"""A download is there while a page is drawn anew, and does not wait for the next visitor once its own is gone."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from run_beside import run_beside
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from guidance.ui.forgotten_downloads import LastingDownloads, forget_downloads


def test_a_download_is_gone_once_its_visitor_is():
    storage = MemoryMediaFileStorage("/media")
    manager = LastingDownloads(storage)
    address = manager.add(b"a talk", "text/markdown", "button", is_for_static_download=True)
    name = address.rpartition("/")[2]

    async def some_time() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(forget_downloads(manager.forget, 0.01), 0.1)

    run_beside(some_time())
    assert storage.get_file(name).content == b"a talk"
    manager.clear_session_refs()
    run_beside(some_time())
    with pytest.raises(MediaFileStorageError):
        storage.get_file(name)


def test_a_click_finds_its_file_while_pages_are_drawn_anew():
    storage = MemoryMediaFileStorage("/media")
    manager = LastingDownloads(storage)
    button = manager.add_deferred(lambda: "a talk", "text/plain", "button")
    for _ in range(3):  # this page begins to be drawn, and others have been drawn
        manager.clear_session_refs()
        manager.remove_orphaned_files()
    manager.forget()
    file = manager.execute_deferred(button).rpartition("/")[2]
    manager.remove_orphaned_files()
    manager.remove_orphaned_files()
    assert storage.get_file(file).content == b"a talk"
    manager.forget()
    with pytest.raises(MediaFileStorageError):
        manager.execute_deferred(button)
