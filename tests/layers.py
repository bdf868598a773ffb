"""Which package may import which: a package imports only what stands in an earlier row, never its own row."""

from __future__ import annotations

LAYERS = (
    ("ingest.errors",),
    ("ingest.settings",),
    ("ingest.text",),
    ("ingest.document",),
    ("ingest.staff_files",),
    ("ingest.readers", "ingest.outline", "ingest.embedding"),
    ("ingest.notices",),
    ("ingest.index",),
    ("ingest.commands", "ingest.train"),
    ("ingest.__main__",),
    ("guidance.clock",),
    ("guidance.reply", "guidance.question"),
    ("guidance.replies", "guidance.lexicon", "guidance.facts", "guidance.references"),
    ("guidance.rules",),
    (
        "guidance.understanding",
        "guidance.retrieval",
        "guidance.answerability",
        "guidance.answering",
        "guidance.extraction",
        "guidance.eligibility",
        "guidance.grounding",
        "guidance.records",
    ),
    ("guidance.checking", "guidance.llm", "guidance.materials", "guidance.documents"),
    ("guidance.assistant",),
    ("guidance.conversation",),
    ("guidance.faq",),
    ("guidance.cli", "guidance.api", "guidance.ui"),
    ("guidance.__main__", "app"),
)
