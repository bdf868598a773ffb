"""The rule packs of the project: their own cases, and every clause of their notices dealt with."""

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.run_cases import facts_of, run_cases
from guidance.replies import load_replies
from guidance.rules.coverage import cover
from guidance.rules.load_pack import load_pack, pack_ids

PACKS = pack_ids()


def test_both_notices_have_a_pack():
    assert {"lyg-2024-14", "lyg-etdz-2023-h2"} <= set(PACKS)


@pytest.mark.parametrize("id", PACKS)
def test_every_case_comes_to_what_it_should(id):
    pack = load_pack(id)
    assert pack.rules.cases
    assert run_cases(pack, load_replies()) == []


@pytest.mark.parametrize("id", PACKS)
def test_a_case_that_does_not_hold_is_told_with_its_place(id):
    pack = load_pack(id)
    case = next(case for case in pack.rules.cases if case.expect.verdict == "eligible")
    case = case.model_copy(update={"expect": case.expect.model_copy(update={"verdict": "refer"})})
    wrong = pack.rules.model_copy(update={"cases": [case]})
    told = run_cases(type(pack)(wrong, pack.notice, pack.vocabulary, pack.marked), load_replies())
    assert len(told) == 1 and "结论应为 refer，现在是 eligible" in str(told[0])


@pytest.mark.parametrize("id", PACKS)
def test_no_clause_is_left_over_and_none_has_changed(id):
    covered = cover(load_pack(id))
    assert covered.left_over == ()
    assert len(covered.rows) == len(load_pack(id).notice.clauses)
    only_hinted = sum(row.kinds == ("hinted",) for row in covered.rows)
    assert covered.count("encoded") + covered.count("information") + only_hinted == len(covered.rows)
    assert covered.readings
    assert load_pack(id).changed == ()


@pytest.mark.parametrize("id", PACKS)
def test_every_condition_is_held_against_a_clause(id):
    for row in cover(load_pack(id)).rows:
        assert all(rule.line > 0 and rule.text for rule in row.rules)


@pytest.mark.parametrize("id", PACKS)
def test_cases_try_every_route_both_ways(id):
    pack = load_pack(id)
    tried = {(route, status) for case in pack.rules.cases for route, status in case.expect.routes.items()}
    for route in pack.rules.routes:
        assert {(route.id, "met"), (route.id, "unmet")} <= tried


@pytest.mark.parametrize("id", PACKS)
def test_cases_try_every_condition_of_every_route_both_ways(id):
    pack = load_pack(id)
    blocked = {number for case in pack.rules.cases for number in case.expect.blocking}
    for part in (*pack.rules.scope, *pack.rules.refer, *pack.rules.requirements):
        assert part.clause in blocked


def test_cases_state_only_facts_of_the_vocabulary():
    for id in PACKS:
        pack = load_pack(id)
        for case in pack.rules.cases:
            pack.vocabulary.parse(facts_of(pack, case))


def test_the_skipped_number_is_kept_and_said():
    pack = load_pack("lyg-2024-14")
    numbers = [clause.number for clause in pack.notice.clauses]
    assert "2.1.4.5" in numbers and "2.1.4.4" not in numbers
    assert any("没有（4）" in text for _, text in cover(pack).readings)


@pytest.mark.parametrize("id", PACKS)
def test_diagrams_stay_small(id):
    assert len(build_model(load_pack(id), load_replies()).diagrams.facts) < 2_000
