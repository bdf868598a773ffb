"""The same index on a Chroma server."""

import shutil
import signal
import socket
from dataclasses import replace

import pytest
from writing import document, edition_of, hashing_encoder

from ingest.index.chroma_store import open_index, open_snapshot
from ingest.index.generation import StoreError
from ingest.index.stores import open_store
from ingest.index.update_index import bring_up_to_date, ready
from ingest.notices.load_notices import load_notices


def test_a_server_holds_the_same_index_as_a_folder(own_settings, encoder, chroma_server):
    served = replace(own_settings, chroma=chroma_server)
    notices = load_notices()
    added = bring_up_to_date(notices, encoder, served).added
    bring_up_to_date(notices, encoder, own_settings)
    here, there = open_snapshot(own_settings), open_snapshot(served)
    assert there.generation.seal == here.generation.seal
    [vector] = encoder.encode_queries(["现场受理时间是哪几天"])
    nearest = open_index(served, "bigrams", 0).nearest(vector, 1)
    assert nearest[0][1] == pytest.approx((there.entries.vectors @ vector).max(), abs=1e-5)
    assert bring_up_to_date(notices, encoder, served).unchanged == added

    for edition in "AB":
        bring_up_to_date([document("d", 600, edition)], encoder, served)
    assert edition_of(open_snapshot(served), 600) == "B"
    assert len(open_store(served).names()) == 2
    other = hashing_encoder("other", 48)
    assert ready([document("d", 5, "C")], other, served).entries.vectors.shape[1] == 48

    shutil.rmtree(own_settings.data)  # another machine's data folder knows nothing of the server's index
    assert edition_of(open_snapshot(served), 5) == "C"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://127.0.0.1:9", "连不上 Chroma 服务 http://127.0.0.1:9"),
        ("127.0.0.1:8000", "「127.0.0.1:8000」不是网址，应如 http://127.0.0.1:8000"),
        ("http://me:secret@127.0.0.1:9", "连不上 Chroma 服务 http://127.0.0.1:9"),
        ("me:secret@127.0.0.1:9", "「127.0.0.1:9」不是网址"),
        ("http://127.0.0.1:99999", "不是网址"),
        ("http://[::1", "不是网址"),
    ],
)
def test_a_server_that_does_not_answer_is_named_with_the_setting(own_settings, encoder, url, told):
    with pytest.raises(StoreError, match="GUIDANCE_CHROMA") as caught:
        bring_up_to_date([document("d", 1, "A")], encoder, replace(own_settings, chroma=url))
    assert told in str(caught.value) and "secret" not in str(caught.value)


def test_a_server_that_takes_connections_and_never_answers_is_named(own_settings, monkeypatch):
    monkeypatch.setattr("ingest.index.stores.PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(StoreError, match=f"连不上 Chroma 服务 {url}"):
            open_snapshot(replace(own_settings, chroma=url))


def test_a_server_that_falls_silent_or_goes_away_is_named(own_settings, encoder, chroma_process, monkeypatch):
    monkeypatch.setattr("ingest.index.stores.PATIENCE", 2.0)
    url, process = chroma_process
    served = replace(own_settings, chroma=url)
    bring_up_to_date([document("d", 1, "A")], encoder, served)
    store = open_store(served)
    process.send_signal(signal.SIGSTOP)
    with pytest.raises(StoreError, match=f"{url}.* 没有应答"):
        open_snapshot(served)
    process.kill()
    process.wait()
    for ask in (store.current, store.names, lambda: open_snapshot(served)):
        with pytest.raises(StoreError, match=f"{url}.* 没有应答"):
            ask()
