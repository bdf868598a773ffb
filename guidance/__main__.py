"""`python -m guidance COMMAND …`: each command is a module of guidance.cli, imported only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(argv: list[str]) -> int:
    """Run one command; 2 with one line when there is none of that name."""
    names = sorted(path.stem.removesuffix("_command") for path in (Path(__file__).parent / "cli").glob("*_command.py"))
    if argv[:1] in (["-h"], ["--help"]):
        print(f"用法：python -m guidance 命令 …\n命令：{'、'.join(names)}（各自的用法见 命令 --help）")
        return 0
    if not argv or argv[0] not in names:
        print(f"python -m guidance：没有这个命令，可用的有 {'、'.join(names)}", file=sys.stderr)
        return 2
    return importlib.import_module(f"guidance.cli.{argv[0]}_command").main(argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
