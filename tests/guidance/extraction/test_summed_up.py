"""What applicants sum up in one word (都在, 都齐), leave the unit out of, or say of a post and not of themselves."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract_all


@pytest.mark.parametrize(
    ("message", "fact", "value"),
    [
        ("我的合同、执业证都在", "labour_contract", True),
        ("我的合同、执业证都在", "practice_registered", True),
        ("我合同社保都齐", "labour_contract", True),
        ("我每年继续教育90学时，公需32", "public_course_hours", 32),
        ("我近三年考核合格", "annual_assessments", True),
        ("我没造过假", "application_banned", False),
        ("我们医院有副高空岗", "title_level", None),
        ("我们医院有副高空岗", "post_vacant", True),
        ("我们学校高级岗满了", "post_vacant", False),
        ("我2019年聘的主治", "title_level", "intermediate"),
    ],
)
def test_short_ways_of_telling_are_heard(message: str, fact: str, value):
    assert extract_all(message).facts.get(fact) == value


def test_a_bare_number_answers_the_fact_asked_for_and_no_other_of_its_unit():
    known = {"continuing_education_hours": 72}
    assert extract_all("30学时", asked="public_course_hours", known=known).facts == {"public_course_hours": 30}
