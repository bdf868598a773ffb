"""Conditions folded to what decides."""

from __future__ import annotations

from dataclasses import replace

from guidance.eligibility.deciding_tree import deciding
from guidance.eligibility.explanation_tree import ConditionFinding

MET = ConditionFinding("leaf", "met", "学历：本科", (), "n#1", "本科", ("education",))
UNMET = replace(MET, status="unmet", text="学位：硕士")
OTHER = replace(MET, status="unmet", text="职称：中级")


def combined(kind: str, status: str, *children: ConditionFinding, name: str = "") -> ConditionFinding:
    return ConditionFinding(kind, status, name or "拼起来", (), None, None, (), children, is_named=bool(name))


def texts(findings: tuple[ConditionFinding, ...] | list[ConditionFinding]) -> list[str]:
    return [finding.text for finding in findings]


def test_a_condition_that_is_met_has_nothing_inside():
    assert deciding([combined("all", "met", MET, MET, name="都要")])[0].children == ()


def test_one_that_is_not_met_holds_only_what_fails():
    (shown,) = deciding([combined("all", "unmet", MET, UNMET, OTHER, name="都要")])
    assert texts(shown.children) == ["学位：硕士", "职称：中级"]


def test_one_that_fails_for_a_single_reason_or_holds_nameless_combinations_is_told_by_its_own_words():
    nameless = combined("all", "unmet", UNMET, OTHER)
    for inside in ((MET, UNMET), (nameless, OTHER)):
        assert deciding([combined("any", "unmet", *inside, name="有一项")])[0].children == ()


def test_what_has_no_words_stands_for_what_is_inside_it():
    assert texts(deciding([combined("all", "unmet", MET, UNMET)])) == ["学历：本科", "学位：硕士"]
    assert texts(deciding([combined("any", "met", UNMET, MET)])) == ["学历：本科"]
    (choice,) = deciding([combined("any", "unmet", UNMET, combined("all", "unmet", OTHER, UNMET))])
    assert texts(choice.children) == ["学位：硕士", "职称：中级，并且学位：硕士"]
