"""How the last turn of a dialogue is answered in its context: `python -m tests.evaluate.dialogues [-v]`.

The dialogues were written from the notices alone, without a look at any answer; a third end in something that the
notices do not say. No notice is chosen: the first turn names it. The figures stand with 95 % intervals (Wilson), and
each line tells whether the encoder had met the last turns, and whether the weights were chosen with them in view.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Reply
from ingest.settings import ROOT
from ingest.text.normalise import match_key
from tests.evaluate.asked import is_right
from tests.evaluate.seen import seen, trained_questions
from tests.evaluate.shares import Share, lines, share_of

FOLDER = ROOT / "tests" / "fixtures" / "dialogues"


@dataclass(frozen=True)
class Dialogue:
    """The turns of a visitor, and what the last one's answer cites and shows (nothing where it is to be refused)."""

    id: str
    turns: tuple[str, ...]
    evidence: tuple[str, ...]
    must_contain: tuple[str, ...]


def dialogues() -> list[Dialogue]:
    """Return the dialogues of all notices."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.jsonl"))]
    return [_dialogue(json.loads(line)) for text in texts for line in text.splitlines()]


def _dialogue(row: dict) -> Dialogue:
    last = row["expect_last"]
    shown = (tuple(last[name]) if last["kind"] == "answer" else () for name in ("evidence", "must_contain"))
    return Dialogue(row["id"], tuple(row["turns"]), *shown)


def replies(rows: Iterable[Dialogue], assistant: Assistant) -> Iterator[tuple[Dialogue, Reply]]:
    """Yield each dialogue with the reply to its last turn."""
    for row in rows:
        talk = Conversation()
        yield row, [respond(turn, talk, assistant) for turn in row.turns][-1]


def measure(pairs: Sequence[tuple[Dialogue, Reply]]) -> dict[str, Share]:
    """Return the figures over all dialogues."""
    answerable = [(row, reply) for row, reply in pairs if row.evidence]
    return {
        "hit@1": share_of(is_right(reply, row.evidence, 1) for row, reply in answerable),
        "facts": share_of(shows(reply, row.must_contain) for row, reply in answerable),
        "refused": share_of(reply.kind == "refuse" for row, reply in pairs if not row.evidence),
        "false refusals": share_of(reply.kind == "refuse" for row, reply in answerable),
    }


def shows(reply: Reply, pieces: Iterable[str]) -> bool:
    """Whether the answer shows every piece."""
    answer = match_key(reply.answer)
    return all(match_key(piece) in answer for piece in pieces)


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.dialogues", description=__doc__)
    parser.add_argument("-v", action="store_true", dest="verbose", help="print each last turn that went wrong")
    given = parser.parse_args(arguments)
    pairs = list(replies(dialogues(), open_assistant()))
    met = seen([row.turns[-1] for row, _ in pairs], trained_questions(), weights=True)
    print(*lines("dialogues", measure(pairs), met), sep="\n")
    for row, reply in pairs if given.verbose else ():
        right = is_right(reply, row.evidence, 1) and shows(reply, row.must_contain)
        if not (right if row.evidence else reply.kind == "refuse"):
            print(row.id, " → ".join(row.turns), f"| {reply.kind}:", reply.answer[:120].replace("\n", " / "))


if __name__ == "__main__":
    main(sys.argv[1:])
