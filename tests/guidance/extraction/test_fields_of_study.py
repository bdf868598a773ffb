"""What somebody studied is not taken for what they work at."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

_STUDIED = ("我本科专业是{}", "我大学学的{}", "我学的是{}", "我所学专业是{}", "我本科读的{}专业", "我{}专业本科毕业")
_FIELDS = ("会计", "计算机", "智能制造", "护理")


@pytest.mark.parametrize(("studied", "field"), list(product(_STUDIED, _FIELDS)))
def test_a_field_of_study_is_no_speciality(studied, field):
    assert "speciality" not in extract(studied.format(field) + "，2018年评的工程师").facts


@pytest.mark.parametrize("field", ["会计", "护理"])
def test_the_work_told_beside_it_counts(field):
    assert extract(f"我大学学的机械，现在做{field}").facts["speciality"] == "exam_based"
