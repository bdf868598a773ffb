"""What names one entry of the FAQ in an address, so that a link to it goes on leading to it."""

from __future__ import annotations

import hashlib

from guidance.faq.faq_entry import FaqEntry
from ingest.text.normalise import question_key


def entry_id(entry: FaqEntry) -> str:
    """Return the entry's id: its first notice and a digest of the letters of its question.

    A question spelt otherwise, with other marks or spaces, keeps its id; one in other words gets another.
    """
    digest = hashlib.sha256(question_key(entry.question).encode()).hexdigest()[:8]
    return f"{entry.notices[0]}-{digest}"
