"""The FAQ of this server: read once for each edition and each file that an editor saves, shared by every visitor."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import streamlit as st

from guidance.assistant_loader import Edition
from guidance.faq.build_faq import Faq
from guidance.faq.entry_links import entry_id
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.published import PublishedFaq, saved_files
from guidance.faq.search_entries import Search

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class ServedFaq:
    """The published entries, also by their ids, and the search over them."""

    faq: Faq
    search: Search
    by_id: dict[str, FaqEntry]


@dataclass(frozen=True)
class _Sources:
    """What the served FAQ is made from: the assistant, and the editors' files as name, time and size."""

    edition: Edition
    files: tuple[tuple[str, int, int], ...]


def served_faq(edition: Edition) -> ServedFaq:
    """Return the FAQ of an edition as the editors' files are now."""
    return _served(_Sources(edition, saved_files()))


def faq_faults(faq: Faq) -> list[str]:
    """Return which files or entries are not served as they stand, and what is to be done."""
    return [str(fault) for fault in (*faq.approved.faults, *faq.approved.changed)]


@st.cache_resource(
    show_spinner=False,
    max_entries=2,
    hash_funcs={_Sources: lambda sources: (sources.edition.number, sources.files)},
)
def _served(sources: _Sources) -> ServedFaq:
    """Read the entries anew for each edition, and once an editor has saved a file."""
    faq = _published().read(sources.edition.assistant.notices)
    for fault in faq_faults(faq):
        _LOG.warning("%s", fault)
    knowledge = sources.edition.assistant.knowledge
    search = Search(faq.entries, knowledge.vocabulary.expand, knowledge.weights.faq)
    return ServedFaq(faq, search, {entry_id(entry): entry for entry in faq.entries})


@st.cache_resource(show_spinner=False)
def _published() -> PublishedFaq:
    return PublishedFaq()
