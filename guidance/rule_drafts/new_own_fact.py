"""A fact that a notice names itself, as a draft holds it: from what an editor called it, with its question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from guidance.replies import Replies

OwnKind = Literal["int", "bool", "date", "enum"]
_TIMES = ("年", "月")  # how the units of lengths of time end
_QUESTIONS: dict[OwnKind, str] = {
    "int": "own_fact_count",
    "bool": "own_fact_yes_no",
    "date": "own_fact_day",
    "enum": "own_fact_which",
}


@dataclass(frozen=True)
class NamedFact:
    """What an editor called a thing of the notice: its kind, its name there, its unit, and how applicants call it.

    `wider` are names of what it is part of, `opposite` words that say no; `choices` are what one of several can be.
    """

    kind: OwnKind
    name: str
    unit: str = ""
    other_names: Sequence[str] = ()
    wider: Sequence[str] = ()
    opposite: Sequence[str] = ()
    choices: Sequence[str] = ()

    @property
    def id(self) -> str:
        """The name under which the conditions of the pack ask for it; the same thing counted alike has the same."""
        plain = "".join(char for char in self.name if char.isalnum())
        ending = {"int": f"_{self.unit}", "bool": "", "date": "_日期", "enum": "_种类"}[self.kind]
        return f"{plain}{ending}"

    def values(self, clause: str, quote: str, replies: Replies) -> dict[str, Any]:
        """Return it as a draft's file has it, on `quote`, words of the clause, or on its name where they lack that.

        What is one of several has its values in them, and a name of the editor's.
        """
        which = _QUESTIONS[self.kind]
        if self.kind == "int" and self.unit.endswith(_TIMES):
            which = "own_fact_spent"
        blanks = {"name": self.name, "unit": self.unit} if self.kind == "int" else {"name": self.name}
        lists = {"other_names": list(self.other_names), "wider": list(self.wider), "opposite": list(self.opposite)}
        given: dict[str, Any] = {"unit": self.unit, **lists, "values": list(self.choices)}
        return {
            "type": self.kind,
            "name": self.name,
            **{key: value for key, value in given.items() if value},
            "question": replies.say(which, **blanks),
            "help": replies.say("own_fact_help", quote=quote),
            "clause": clause,
            "quote": quote if self.name in quote or self.kind == "enum" else self.name,
        }
