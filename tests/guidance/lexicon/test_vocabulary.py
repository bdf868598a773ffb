"""Everyday words, misspelt words and contrasts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidance.lexicon.sayings import matcher
from guidance.lexicon.vocabulary import load_vocabulary
from ingest.staff_files.faults import FaultsError


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("gjgcs要几年", "高级工程师"),
        ("问下dianhua", "电话"),
        ("po格", "破格"),
        ("毕页证", "毕业证"),
    ],
)
def test_terms_are_known_by_pinyin_initials_and_sound(vocabulary, said, term):
    assert term in vocabulary.misspelt_terms(said)


def test_a_well_spelt_term_is_not_taken_for_another_of_the_same_sound(vocabulary):
    assert vocabulary.misspelt_terms("高级工程师要满几年") == []


def test_everyday_words_call_up_the_notices_words(vocabulary):
    assert "公共科目" in vocabulary.expand("公需课要学吗")


def test_a_contrast_tells_which_side_is_named_and_swaps_it(vocabulary):
    assert vocabulary.sides("博士要几年") != vocabulary.sides("本科要几年")
    assert vocabulary.swap_contrast("本科要满几年", "那硕士呢") == "硕士要满几年"
    assert vocabulary.swap_contrast("材料送到哪里", "那硕士呢") is None


def test_a_star_is_a_short_gap_and_a_latin_word_stands_alone():
    assert re.search(matcher("课*收费"), "公需课要不要收费")
    assert not re.search(matcher("课*收费"), "公需课。评审收费")
    assert not re.search(matcher("app"), "apply")


def test_a_fault_in_the_file_is_told_with_its_line(tmp_path: Path):
    bad = tmp_path / "vocabulary.yaml"
    bad.write_text("terms: []\ncontrasts: []\nsynonyms:\n  - {say: [高工], mean: [高级工程师]}\n", encoding="utf-8")
    with pytest.raises(FaultsError, match=r"vocabulary\.yaml:4.*mean"):
        load_vocabulary(bad)
