"""What must hold for any command line: status 0, or status 2 and one line on standard error; never a traceback."""

from __future__ import annotations

import io
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from unittest.mock import patch

from guidance.assistant import Assistant
from guidance.cli import command_assistant
from ingest.settings import ROOT
from tests.fuzz.fuzz_runs import Findings
from tests.fuzz.hostile_commands import CommandLine, command_lines, make_files

SECONDS = 20.0  # of processor, for one command


def run_in_office(folder: Path, seed: int, count: int, assistant: Assistant) -> Findings:
    """Run some `count` command lines in an office of their own, which is laid in `folder` and may break.

    What they ask is asked of `assistant`, which is open.
    """
    left_out = shutil.ignore_patterns("embedding", "encoder")
    shutil.copytree(ROOT / "knowledge", folder / "knowledge", ignore=left_out)
    (folder / "files").mkdir()
    make_files(folder / "files")
    here = {"GUIDANCE_KNOWLEDGE": folder / "knowledge", "GUIDANCE_DATA": folder / "data"}
    own = {**{name: str(path) for name, path in here.items()}, "GUIDANCE_EMBEDDING": str(ROOT / "knowledge/embedding")}
    opened = patch.object(command_assistant, "open_assistant", lambda _progress: assistant)
    with socket.create_server(("", 0)) as taken, chdir(folder / "files"), patch.dict(os.environ, own), opened:
        return run_commands(command_lines(seed, count, taken.getsockname()[1]))


def run_commands(lines: Iterable[CommandLine]) -> Findings:
    """Run command lines one after the other, in the folder that is current."""
    findings = Findings()
    for line in lines:
        started = time.process_time()
        wrong = _fault(line, findings)
        seconds = time.process_time() - started
        findings.slowest = max(findings.slowest, seconds)
        wrong = wrong or (f"{seconds:.1f} s" if seconds > SECONDS else "")
        if wrong:
            findings.wrong.append(f"{line.name} {line.arguments!r:.200} < {line.stdin!r:.80}: {wrong}")
    return findings


def _fault(line: CommandLine, findings: Findings) -> str:
    """What is wrong with a command's end; "" where nothing is, and then it is counted."""
    with _streams(line.stdin) as err:
        try:
            status = line.main(line.arguments)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        except Exception as error:
            return f"{type(error).__name__} {error}"
        sys.stdout.flush()
        sys.stderr.flush()
        complaint = err.getvalue()
    if status == 0:
        findings.answered += 1
        return ""
    findings.refused += 1
    one_line = complaint.count(b"\n") == 1 and complaint.strip() != b""
    return "" if status == 2 and one_line else f"status {status}, {complaint[-300:]!r}"


@contextmanager
def _streams(stdin: bytes) -> Iterator[io.BytesIO]:
    """Standard streams as a process has them, strict UTF-8 but for standard error, which is yielded."""
    before, (out, err) = (sys.stdin, sys.stdout, sys.stderr), (io.BytesIO(), io.BytesIO())
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    sys.stdout = io.TextIOWrapper(out, "utf-8")
    sys.stderr = io.TextIOWrapper(err, "utf-8", errors="backslashreplace")
    try:
        yield err
    finally:
        wrappers = sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = before
        for wrapper in wrappers:  # else what they wrap is closed with them
            wrapper.detach()
