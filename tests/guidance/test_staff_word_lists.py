"""Word lists that staff edit: an empty word would fit every message, a wrong blank would stop a talk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guidance.faq.journey_topics import load_topic_rules
from guidance.lexicon.topics import load_topics
from guidance.lexicon.vocabulary import load_vocabulary
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError

KNOWLEDGE = ROOT / "knowledge"


@pytest.mark.parametrize(
    ("load", "name", "old", "new", "message"),
    [
        (load_topics, "topics.yaml", "say: [发票,", "say: ['',", "「say」不能为空"),
        (load_topics, "topics.yaml", ", words: 不含正高级}", "}", "缺少「words」"),
        (load_vocabulary, "vocabulary.yaml", "means: [正高级]}", "means: ['']}", "「means」不能为空"),
        (load_vocabulary, "vocabulary.yaml", "terms: [工程师,", "terms: ['',", "「terms」不能为空"),
        (
            load_topic_rules,
            "faq/topics.yaml",
            "{subject}要交",
            "{subjct}要交",
            "程序不填「{subjct}」，是不是「{subject}」",
        ),
    ],
)
def test_a_word_or_blank_that_cannot_be_is_told_with_its_line(
    tmp_path: Path, load: Callable[[Path], object], name: str, old: str, new: str, message: str
):
    text = (KNOWLEDGE / name).read_text(encoding="utf-8")
    path = tmp_path / "file.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert old in text
    with pytest.raises(FaultsError) as caught:
        load(path)
    [fault] = caught.value.faults
    assert fault.message.startswith(message) and abs(fault.line - text[: text.index(old)].count("\n") - 1) <= 2
