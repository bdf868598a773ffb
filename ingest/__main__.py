"""`python -m ingest [COMMAND] …`: `add`, `tree`, `teach`, `retire`, or the index brought up to date."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence

from ingest.commands.command_line import run_command

# A notice that replaces another takes over what guidance knows of that, so its command stands there.
_NAMED = {
    "add": "guidance.cli.add_edition",
    "tree": "ingest.commands.tree_command",
    "teach": "ingest.commands.teach_command",
    "retire": "ingest.commands.retire_command",
}
_INDEX = "ingest.commands.index_command"


def main(argv: Sequence[str]) -> int:
    """Run one command; 0 when it did its work, 2 with one line on standard error when the input is wrong."""
    named = bool(argv) and argv[0] in _NAMED
    command: Callable[[Sequence[str]], int] = importlib.import_module(_NAMED[argv[0]] if named else _INDEX).main
    return run_command(command, argv[1:] if named else argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
