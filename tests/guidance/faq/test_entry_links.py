"""What names an entry of the FAQ in an address."""

from __future__ import annotations

from dataclasses import replace

from guidance.faq.entry_links import entry_id
from guidance.faq.published import PublishedFaq


def test_every_entry_has_an_id_of_its_own_that_outlives_its_spelling(assistant):
    entries = PublishedFaq().read(assistant.notices).entries
    ids = [entry_id(entry) for entry in entries]
    assert len(set(ids)) == len(ids) and all(id.isascii() for id in ids)
    spelt = replace(entries[0], question=f" {entries[0].question.rstrip('？')}?")
    assert entry_id(spelt) == ids[0] != entry_id(replace(entries[0], question="别的问题？"))
