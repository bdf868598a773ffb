"""`python -m tests.fuzz [--files 2000] [--messages 6000] [--commands 1000] [--seed 0]`: hostile inputs, from a seed.

Every file must be read or refused in one line within 10 s of processor, every message answered within 5 s, every
command end with status 0, or with status 2 and one line. Prints the counts and the slowest of each kind, and what went
wrong; the exit status is 1 where anything did.
"""

from __future__ import annotations

import argparse
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from guidance.assistant import open_assistant
from ingest.settings import ROOT
from tests.fuzz.command_runs import run_in_office
from tests.fuzz.fuzz_runs import Findings, answer_messages, read_files, read_yaml
from tests.fuzz.hostile_inputs import files, messages, yaml_files


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=2000, help="files of notices, and a quarter as many of staff")
    parser.add_argument("--messages", type=int, default=6000, help="messages")
    parser.add_argument("--commands", type=int, default=1000, help="command lines, as many for each command")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other inputs")
    wanted = parser.parse_args()
    wrong = report("files of notices", read_files(files(wanted.seed, wanted.files, notices())))
    wrong += report("files of staff", read_yaml(yaml_files(wanted.seed, wanted.files // 4, staff_files())))
    assistant = open_assistant()
    if wanted.messages:
        asked = [question.text for question in assistant.knowledge.known_questions]
        found = answer_messages(messages(wanted.seed, wanted.messages, asked), assistant)
        wrong += report("messages", found)
    if wanted.commands:
        with TemporaryDirectory() as folder:
            wrong += report("command lines", run_in_office(Path(folder), wanted.seed, wanted.commands, assistant))
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return int(bool(wrong))


def notices() -> list[str]:
    """Real notices."""
    paths = [*ROOT.glob("knowledge/notices/*/source.*"), *ROOT.glob("tests/fixtures/notices/*/source.*")]
    return [path.read_text(encoding="utf-8") for path in sorted(paths) if path.suffix in (".md", ".txt", ".html")]


def staff_files() -> list[str]:
    """Real files of staff."""
    return [path.read_text(encoding="utf-8") for path in sorted(Path(ROOT / "knowledge").glob("**/*.yaml"))]


def report(kind: str, found: Findings) -> list[str]:
    print(f"{kind}: {found.answered} answered, {found.refused} refused, the slowest {found.slowest:.2f} s")
    print("".join(f"  {line}\n" for line in found.wrong), end="")
    return found.wrong


if __name__ == "__main__":
    sys.exit(main())
