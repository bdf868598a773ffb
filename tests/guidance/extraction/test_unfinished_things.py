"""What is said to be under way is not held."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("我有一篇论文，还没见刊，工程师", "papers"),
        ("我有一项发明专利，正在申请，工程师", "invention_patents"),
        ("我是硕士，还没毕业，工程师", "education"),
        ("还有一篇论文没发，我工程师", "papers"),
    ],
)
def test_the_clause_behind_takes_back_what_is_not_finished(message, fact):
    facts = extract(message).facts
    assert fact not in facts
    assert facts["title_is_engineer"] is True


def test_it_takes_back_only_what_it_is_about():
    assert extract("我有两篇论文，硕士还在读，本科").facts == {"papers": 2, "education": "bachelor"}


def test_a_study_that_is_not_finished_takes_the_known_degree_back():
    assert extract("啊不，硕士还在读", known={"degree": "master"}).withdrawn == ("degree",)


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("我硕士论文答辩推迟了，现在还是本科", {"education": "bachelor"}),
        ("我是助工，工程师要过完年才发证", {"title_level": "assistant"}),
        ("我在等处分解除了再报", {}),
        ("我工程师证公示期被人举报，暂缓发证了", {}),
        ("我工程师，还没发证", {}),
        ("我工程师评审过了，等发文", {}),
        ("我有发明专利四件，三件还在审", {"invention_patents": 1}),
    ],
)
def test_what_comes_later_is_not_so_yet(message, facts):
    assert extract(message).facts == facts


@pytest.mark.parametrize(
    ("message", "education"),
    [
        ("本科，硕士在读", "bachelor"),
        ("大专毕业，专升本在读", "junior_college"),
        ("硕士，硕士还在读", None),
        ("硕士，还在读", None),
    ],
)
def test_a_further_study_leaves_the_one_that_was_finished(message, education):
    assert extract(f"我{message}").facts.get("education") == education
