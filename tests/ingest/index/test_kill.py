"""SIGKILL while an index is written: the old one or the new one stands, in whole, and writing goes on."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import threading
import time
from dataclasses import replace

import pytest
from writing import document, edition_of, hashing_encoder, write_for_ever

from ingest.index.chroma_store import open_snapshot
from ingest.index.generation import MissingError
from ingest.index.stores import open_store
from ingest.index.update_index import bring_up_to_date

SIZE = 400
KILLS = 6
SECONDS = 120  # after which a kill or a reading that has not come is a failure, on the slowest machine too

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["writing"])  # so that a writer starts in no time


@pytest.fixture(autouse=True)
def import_path(monkeypatch):
    """The fork server looks for what it preloads along PYTHONPATH."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))


def start_writer(settings, size: int, changing: int | None, editions: str):
    started = processes.Event()
    writer = processes.Process(
        target=write_for_ever,
        args=(started, str(settings.data), settings.chroma, size, changing, editions),
        daemon=True,
    )
    writer.start()
    assert started.wait(60)
    return writer


class Reader(threading.Thread):
    """Reads the index again and again; keeps what it could not make sense of."""

    def __init__(self, settings) -> None:
        super().__init__(daemon=True)
        self.settings, self.stopped, self.reads, self.wrong = settings, threading.Event(), 0, []

    def run(self) -> None:
        while not self.stopped.wait(0.02):
            try:
                edition_of(open_snapshot(self.settings), SIZE)
                self.reads += 1
            except MissingError:
                continue
            except Exception as error:
                self.wrong.append(error)

    def __enter__(self) -> Reader:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stopped.set()
        self.join()


def await_half(settings) -> None:
    """Wait until a generation is being written that nothing points at yet."""
    store, deadline = open_store(settings), time.monotonic() + 20
    while store.names()[-1] == store.current().name and time.monotonic() < deadline:
        time.sleep(0.02)


@pytest.mark.parametrize(("where", "changing"), [("folder", None), ("folder", SIZE // 4), ("server", None)])
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_index(own_settings, request, where, changing):
    settings = (
        replace(own_settings, chroma=request.getfixturevalue("chroma_server")) if where == "server" else own_settings
    )
    pace = max(bring_up_to_date([document("d", SIZE, e, changing)], hashing_encoder(), settings).seconds for e in "CA")
    chance, reader = random.Random(where), Reader(settings)
    deadline, kills, torn = time.monotonic() + SECONDS, 0, 0
    with reader:
        while kills < KILLS and time.monotonic() < deadline:
            writer = start_writer(settings, SIZE, changing, "BCA")
            if kills % 3:
                await_half(settings)
            if kills % 3 < 2:  # the third moment is that at which half is known to be written
                time.sleep(chance.uniform(0, pace))
            writer.kill()
            writer.join()
            snapshot = open_snapshot(settings)
            edition_of(snapshot, SIZE)
            kills += 1
            torn += open_store(settings).names()[-1] != snapshot.generation.name
    assert reader.wrong == []
    assert reader.reads > 0
    assert kills >= 4
    assert torn > 0, "no kill fell into the writing"
    bring_up_to_date([document("d", SIZE, "Z", changing)], hashing_encoder(), settings)
    assert edition_of(open_snapshot(settings), SIZE) == "Z"


def test_two_writers_at_once_take_turns(own_settings):
    writers = [start_writer(own_settings, 50, None, edition) for edition in "AB"]
    deadline, seen = time.monotonic() + SECONDS, set()
    while seen != {"A", "B"} and time.monotonic() < deadline:
        time.sleep(0.05)
        try:
            seen.add(edition_of(open_snapshot(own_settings), 50))
        except MissingError:
            continue
    for writer in writers:
        writer.kill()
        writer.join()
    assert seen == {"A", "B"}
