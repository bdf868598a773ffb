"""Decision diagrams: strong Kleene logic, one number a function, and exactly the outcomes that are still possible."""

from itertools import product

import pytest

from guidance.eligibility.decision_diagram import APPLIES, BOTH, EITHER, MET, OPEN, REFER, UNMET, Diagrams

STATUSES = (UNMET, OPEN, MET)
CLASSES = (2, 3, 2)


def _bits(*outcomes):
    return sum(1 << outcome for outcome in outcomes)


@pytest.mark.parametrize(("left", "right"), product(STATUSES, STATUSES))
def test_and_or_and_not_are_those_of_strong_kleene_logic(left, right):
    diagrams = Diagrams()
    assert diagrams.join(BOTH, left, right) == min(left, right)
    assert diagrams.join(EITHER, left, right) == max(left, right)
    assert diagrams.negate(left) == MET - left


@pytest.mark.parametrize("rest", STATUSES)
def test_a_case_for_other_rules_is_not_judged_by_these(rest):
    diagrams = Diagrams()
    assert diagrams.join(APPLIES, UNMET, rest) == REFER
    assert diagrams.join(APPLIES, OPEN, rest) == OPEN
    assert diagrams.join(APPLIES, MET, rest) == rest


def test_a_fact_on_which_nothing_depends_is_in_no_diagram():
    diagrams = Diagrams()
    one = diagrams.test(0, 0b01, 2)
    assert diagrams.join(EITHER, one, diagrams.negate(one)) == MET
    assert diagrams.node(1, (one, one, one)) == one


def test_several_is_met_by_so_many_in_any_order():
    diagrams = Diagrams()
    parts = [diagrams.test(fact, 0b10, size) for fact, size in enumerate(CLASSES)]
    root = diagrams.several(parts, 2)
    assert root == diagrams.several(parts[::-1], 2)
    for classes in product(*(range(size) for size in CLASSES)):
        masks = [1 << each for each in classes]
        assert diagrams.outcomes(root, masks) == _bits(MET if classes.count(1) >= 2 else UNMET)


def test_a_sum_is_met_from_its_need_on():
    diagrams = Diagrams()
    addends = [(0, (0, 1)), (1, (0, 1, 2))]
    root = diagrams.sum(addends, 2)
    for one, other in product(range(2), range(3)):
        assert diagrams.outcomes(root, [1 << one, 1 << other]) == _bits(MET if one + other >= 2 else UNMET)


def test_open_classes_leave_exactly_the_outcomes_that_they_lead_to():
    diagrams = Diagrams()
    root = diagrams.join(BOTH, diagrams.test(0, 0b10, 2), diagrams.test(1, 0b110, 3))
    assert diagrams.outcomes(root, [0b10, 0b110]) == _bits(MET)
    assert diagrams.outcomes(root, [0b10, 0b011]) == _bits(UNMET, MET)
    assert diagrams.outcomes(root, [0b01, 0b111]) == _bits(UNMET)
