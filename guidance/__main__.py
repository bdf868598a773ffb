"""`python -m guidance COMMAND …`: each command is a module of guidance.cli, imported only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.commands.command_line import complain, run_command


def main(argv: Sequence[str]) -> int:
    """Run one command; 0 when it did its work, 2 with one line when the input is wrong or there is no such command."""
    names = sorted(path.stem.removesuffix("_command") for path in (Path(__file__).parent / "cli").glob("*_command.py"))
    if argv[:1] in (["-h"], ["--help"]):
        print(f"用法：python -m guidance 命令 …\n命令：{'、'.join(names)}（各自的用法见 命令 --help）")
        return 0
    if not argv or argv[0] not in names:
        return complain(f"python -m guidance：没有这个命令，可用的有 {'、'.join(names)}")
    command: Callable[[Sequence[str]], int] = importlib.import_module(f"guidance.cli.{argv[0]}_command").main
    return run_command(command, argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
