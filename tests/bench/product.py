"""The product as the benchmark asks it: the development set is not among its known questions."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from ingest.settings import settings
from tests.bench.questions import Ask, Said, development_set


def knowledge_without_the_set(folder: Path) -> Path:
    """Copy the knowledge into `folder` without the questions of the development set; return the copy."""
    copy = folder / "knowledge"
    shutil.copytree(settings().knowledge, copy)
    asked = {row["question"] for row in development_set()}
    for path in [*copy.glob("notices/*/questions.yaml"), copy / "refusals.yaml"]:
        rows = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        kept = [row for row in rows if row["text"] not in asked]
        path.write_text(yaml.dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return copy


def build() -> Ask:
    """Open the office, its index built where it is missing, and return how it is asked."""
    assistant = open_assistant()
    return lambda question: _said(question, assistant)


def _said(question: str, assistant: Assistant) -> Said:
    reply = respond(question, Conversation(), assistant)
    return Said(reply.answer, tuple(c.text for c in reply.citations), reply.kind == "refuse")
