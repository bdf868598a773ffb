"""Whatever an upload holds, reading it ends: in its text, or in one line."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableSourceError
from ingest.readers.convert import convert
from ingest.readers.convert_within_limits import convert_within_limits
from ingest.readers.process_limits import OUT_OF_MEMORY, ProcessLimits


def two_pages() -> list[tuple[str, bytes]]:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for words in ("Conditions are those of this year", "Fees are those of last year"):
        canvas.drawString(60, 700, words)
        canvas.showPage()
    canvas.save()
    return [(".pdf", buffer.getvalue())]


def test_the_text_is_that_of_the_reader_and_pages_are_told_as_they_are_read():
    pages = []
    read = convert_within_limits(two_pages(), lambda page, count: pages.append((page, count)))
    assert read == convert(two_pages()) and "last year" in read.text
    assert pages == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("files", "limits", "told"),
    [
        (two_pages(), ProcessLimits(page_seconds=0.05), "很久还没有读完"),
        (two_pages(), ProcessLimits(all_seconds=0.05), "很久还没有读完"),
        ([(".pdf", bytes(2**26))], ProcessLimits(memory=2**25), "内存太多"),
        ([(".docx", b"PK\x03\x04")], ProcessLimits(), "Word 文件"),
        (two_pages(), ProcessLimits(memory=2**80), "读不了"),  # which no system can set: the process fails
    ],
)
def test_what_takes_too_much_or_cannot_be_read_is_one_line(files, limits, told):
    with pytest.raises(UnreadableSourceError, match=told) as told_error:
        convert_within_limits(files, limits=limits)
    assert "\n" not in str(told_error.value)


def test_nobody_reads_on_for_a_visitor_who_is_gone():
    def leave(_page: int, _pages: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert_within_limits(two_pages(), leave)


@pytest.mark.parametrize(
    ("asked", "ended"),
    [
        ("kept = [bytearray(2**20) for _ in range(90)]; import time; time.sleep(9)", OUT_OF_MEMORY),
        ("bytearray(2**29)", 1),
    ],
)
def test_a_process_gets_no_more_memory_than_its_limit(asked: str, ended: int):
    code = f"from ingest.readers.process_limits import limit_memory; limit_memory(2**26); {asked}"
    # Begun by a small process, since a new one begins with its parent's peak.
    command = ["sh", "-c", '"$0" -c "$1"; exit $?', sys.executable, code]
    assert subprocess.run(command, stderr=subprocess.DEVNULL).returncode == ended
