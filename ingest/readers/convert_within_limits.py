"""An upload that is no text → its text, read in a process of its own: whatever it holds, that ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from ingest.document import SourceWarning
from ingest.errors import UnreadableSourceError
from ingest.readers.markdown_text import ConvertedText
from ingest.readers.process_limits import OUT_OF_MEMORY, ProcessLimits
from ingest.readers.reading_progress import PageProgress, quiet
from ingest.settings import ROOT

_ENDINGS = {
    -signal.SIGALRM: "读了很久还没有读完，请确认它是一份通知，重新导出后再传",
    OUT_OF_MEMORY: "要用的内存太多，请确认它是一份通知，重新导出或缩小后再传",
}
_LIMITS = ProcessLimits()
_BROKEN = "读不了，可能已损坏，请重新导出后再传"


def convert_within_limits(
    pages: Sequence[tuple[str, bytes]], progress: PageProgress = quiet, limits: ProcessLimits = _LIMITS
) -> ConvertedText:
    """Return what `convert` returns; raise UnreadableSourceError also where that takes too long or too much memory."""
    command = [sys.executable, "-P", "-m", "ingest.readers.conversion_process"]
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    ) as process:
        try:
            _hand_over(process, pages, limits)
            answer = _last_answer(process, progress)
        except BaseException:
            process.kill()  # whoever waited is gone
            raise
    if "text" in answer:
        return ConvertedText(answer["text"], tuple(SourceWarning(**doubt) for doubt in answer["doubts"]))
    raise UnreadableSourceError(answer.get("fault") or _ENDINGS.get(process.returncode, _BROKEN))


def _hand_over(process: subprocess.Popen[bytes], pages: Sequence[tuple[str, bytes]], limits: ProcessLimits) -> None:
    assert process.stdin
    head = {"limits": asdict(limits), "files": [(ending, len(data)) for ending, data in pages]}
    with suppress(BrokenPipeError), process.stdin as files:
        files.write(json.dumps(head).encode() + b"\n")
        for _, data in pages:
            files.write(data)


def _last_answer(process: subprocess.Popen[bytes], progress: PageProgress) -> dict[str, Any]:
    assert process.stdout
    for line in process.stdout:
        answer: dict[str, Any] = json.loads(line)
        if "page" not in answer:
            return answer
        progress(answer["page"], answer["pages"])
    return {}
