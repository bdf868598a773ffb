"""An answer typed exactly as its button shows it is that value, whatever else its words could tell."""

from __future__ import annotations

import pytest

from guidance.facts.applicant_facts import load_facts
from tests.guidance.extraction.extracting import extract

SHOWN = [(fact, value, label) for fact in load_facts() for value, label in load_facts()[fact].answers.items()]


@pytest.mark.parametrize(("fact", "value", "label"), SHOWN, ids=lambda each: str(each))
def test_a_label_is_its_value_and_nothing_else(fact, value, label):
    wanted = [value] if load_facts()[fact].type == "list" else value
    for said in (label, f"{label}。", f" {label}的"):
        assert extract(said, asked=fact).facts == {fact: wanted}


def test_several_labels_of_a_list_are_all_of_them():
    said = "中华技能大奖、世界技能大赛金、银、铜牌"
    assert extract(said, asked="skill_honours").facts == {"skill_honours": ["china_skill_award", "worldskills_medal"]}


def test_a_label_of_another_fact_decides_nothing():
    assert "work_place" not in extract("连云港市（开发区以外）的政策", asked="papers").facts
