"""lexicon.yaml: every list once, strict, faults with file and line."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from guidance.lexicon.lexicon import either, load_lexicon
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError

SOURCE = settings().knowledge / "lexicon.yaml"


def test_no_list_of_a_group_repeats_a_word_of_another():
    lexicon = load_lexicon()
    for name in ("question", "first_person", "people", "asides"):
        group = getattr(lexicon, name)
        again = ("open_ended", "amounts", "required")  # words of the others, sorted by what they ask for
        fields = [field for field in type(group).model_fields if field not in again]
        words = Counter(word for field in fields for word in getattr(group, field))
        assert not [word for word, times in words.items() if times > 1], name
    assert set(lexicon.question.open_ended) <= set(lexicon.question.everyday)
    surnames = lexicon.surnames
    assert not [c for c, times in Counter(surnames.single + surnames.nickname).items() if times > 1]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  look_up: [", "  lookup: [", "是不是「look_up」"),
        ("  dialect: [咱]", "  dialect: []", "「dialect」至少要有一项"),
        ("  nickname: 向", "  nickname: [向]", "「nickname」应为文字"),
    ],
)
def test_a_fault_names_file_line_and_fix(tmp_path, old, new, message):
    text = SOURCE.read_text(encoding="utf-8")
    path = tmp_path / "lexicon.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(FaultsError) as error:
        load_lexicon(path)
    assert re.search(rf"{re.escape(str(path))}:{line}\b.*{message}", str(error.value))


def test_the_longest_word_is_found_first():
    assert re.match(either(["没", "没有", "a.b"]), "没有")[0] == "没有"
    assert not re.match(either(["a.b"]), "axb")
