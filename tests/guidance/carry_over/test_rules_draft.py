"""Last year's rule pack on this year's edition: carried where the clause is the same, open where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from next_edition import CHANGED, FIRST, HIGHER, NEW, WUHU, carried, facts, home, next_edition

from guidance.carry_over.draft_edition import draft_edition
from guidance.carry_over.rules_draft import carry_rules
from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.run_cases import facts_of, run_cases
from guidance.replies import load_replies
from guidance.rule_drafts.sign_rules import refusals
from guidance.rules.load_pack import read_pack
from guidance.rules.pack import Pack, RulesDraftFile
from guidance.rules.walk_conditions import walk
from ingest.notices.load_notices import load_notice_folder
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import read_marked


def drafted(id: str, swaps=()) -> Pack:
    """The draft as its file will be read."""
    edition = carried(id, swaps)
    path = Path(f"{NEW}.draft.yaml")
    text = next(text for file, text in edition.files.items() if "rules" in file.parts)
    return read_pack(path, edition.editions.new, facts(), text, RulesDraftFile)


def left(id: str, swaps) -> dict[str, str]:
    """What is left of the rules, with the clauses in which to look."""
    return {each.what: each.clause for each in carried(id, swaps).left if each.part == "rules"}


def verdict_of(pack: Pack, **stated):
    """What becomes of someone whom next year's edition without other changes takes, with other facts."""
    whole = drafted(HIGHER)
    eligible = facts_of(whole, whole.rules.cases[0])
    return check(build_model(pack, load_replies()), facts().parse({**eligible, **stated}), date(2025, 8, 1))


@pytest.mark.parametrize("id", [HIGHER, FIRST, WUHU, "liaocheng-2025-6", "pengjiang-2025-4"])
def test_an_edition_with_other_years_alone_takes_the_whole_pack_over(id):
    pack = drafted(id)
    old = read_marked(home(id) / "rules" / f"{id}.yaml").value
    assert [route.id for route in pack.rules.routes] == [route["id"] for route in old["routes"]]
    assert len(pack.rules.cases) == len(old["cases"])
    assert run_cases(pack, load_replies()) == []
    assert left(id, ()) == {}


def test_an_edition_without_any_route_of_the_old_one_is_drafted_without_them():
    old = load_notice_folder(home(HIGHER) / "notices" / HIGHER)
    words = "关于开展2025年工程师职称评审工作的通知\n一、其他事项\n请相互转告。\n"
    tree = parse_outline(parse_source(words, ".txt", NEW), NEW)
    new = replace(next_edition(old), clauses=tree.clauses)
    edition = draft_edition(old, new, home(HIGHER), facts(), load_replies())
    assert {each.part for each in edition.left} >= {"rules"}


def test_days_are_those_of_the_new_clause():
    assert {name: cutoff.date for name, cutoff in drafted(HIGHER).rules.cutoffs.items()}["service"] == date(
        2024, 12, 31
    )
    refer = next(rule for rule in drafted(FIRST).rules.refer if rule.clause == "2.1.tail")
    assert refer.needs.any[0].since == date(2023, 1, 1)


def test_a_length_of_service_is_that_of_the_new_clause_and_what_is_reckoned_from_it_stays_open():
    pack = drafted(HIGHER, CHANGED)
    doctor = next(route for route in pack.rules.routes if route.id == "doctor")
    years = doctor.needs.all[2]
    assert (years.years, years.quote, doctor.text.endswith("满3年")) == (
        3,
        "取得工程师职称后从事本专业技术工作满3年",
        True,
    )
    early = [each for each in left(HIGHER, CHANGED) if "年限提前1年" in each]
    assert len(early) == 1


def test_a_clause_that_moved_takes_its_rule_along_and_a_new_one_waits_for_its_own():
    pack = drafted(HIGHER, CHANGED)
    assert [rule.text for rule in pack.rules.scope if rule.clause == "1.6"] == ["不在党纪、政务、行政处分影响期内"]
    assert "1.5" in {each.clause for each in pack.rules.left}
    assert left(HIGHER, CHANGED)["近三年内有学术不端行为的，不得申报；"] == "1.5"


def test_a_changed_clause_leaves_open_only_what_stands_on_it():
    pack = drafted(HIGHER, CHANGED)
    papers = next(rule for rule in pack.rules.requirements if rule.clause == "2.6")
    assert [node.kind for node in papers.needs.any] == ["at_least", "sum", "left_open"]
    assert papers.needs.any[2].clause == "2.6.3"


def test_what_changed_keeps_a_draft_from_being_signed_and_from_being_taken_for_a_pack():
    pack = drafted(HIGHER, CHANGED)
    found = "；".join(refusals(pack, load_replies()))
    assert "条款 1.5：近三年内有学术不端行为的，不得申报；：新增的条款" in found and "条款 2.6.3：" in found
    assert refusals(drafted(HIGHER), load_replies()) == []
    edition = carried(HIGHER, CHANGED)
    text = next(text for file, text in edition.files.items() if "rules" in file.parts)
    with pytest.raises(FaultsError, match="不认识的键"):
        read_pack(Path(f"{NEW}.yaml"), edition.editions.new, facts(), text)


def test_a_thing_that_only_this_notice_names_comes_along_with_the_conditions_on_it():
    editions, old = carried(FIRST).editions, read_marked(home(FIRST) / "rules" / f"{FIRST}.yaml").value
    quote = "在本专业技术岗位见习 1 年期满"
    own = {"type": "int", "name": "见习", "unit": "年", "question": "见习满几年？", "help": quote}
    needs = {"fact": "见习_年", "at_least": 1, "clause": "2.1.2", "quote": quote}
    requirement = {"clause": "2.1.2", "text": "见习满1年", "quote": quote, "needs": needs}
    pack = {
        **old,
        "facts": {"见习_年": {**own, "clause": "2.1.2", "quote": quote}},
        "requirements": [*old["requirements"], requirement],
    }
    found = carry_rules(editions, pack, Path(f"{NEW}.draft.yaml"), facts(), load_replies()).pack
    assert list(found.rules.facts) == ["见习_年"] and found.rules.requirements[-1].needs.fact == "见习_年"


def test_nobody_meets_a_condition_of_everyone_that_changed():
    """The worst fault is to call someone eligible whom the new words keep out."""
    swaps = (
        ("每年至少参加1门公共科目学习并考核合格", "每年至少参加1门公共科目、10个学时的专业科目学习并全部考核合格"),
    )
    assert verdict_of(drafted(HIGHER)).verdict == "eligible"
    assert verdict_of(drafted(HIGHER, swaps)).verdict == "unknown"
    assert verdict_of(drafted(HIGHER, swaps), labour_contract=False).verdict == "not_eligible"


def test_a_route_that_changed_is_open_and_one_that_is_gone_goes():
    swaps = (
        ("1. 具备博士学位,", "1. 具备博士学位且为主持人的,"),
        ("3. 获得大学本科学历或学士学位,取得中级职称后从事专业技术工作满5年;\n", ""),
    )
    pack = drafted(HIGHER, swaps)
    routes = {route.id: route.needs.kind for route in pack.rules.routes}
    assert (routes["doctor"], "bachelor" in routes) == ("left_open", False)
    assert all("bachelor" not in case.expect.routes for case in pack.rules.cases)
    doctor = {"degree": "doctor", "education": "doctor", "title_date": "2020-01-01", "speciality_since": "2020-01-01"}
    assert {r.id: r.status for r in verdict_of(pack, **doctor).routes}["doctor"] == "unknown"


def test_items_under_other_leading_words_are_open():
    swaps = (("符合下列条件之一,可申报高级工程师职称:", "同时符合下列条件,可申报高级工程师职称:"),)
    routes = {route.id: route.needs.kind for route in drafted(HIGHER, swaps).rules.routes}
    assert {routes["doctor"], routes["master"], routes["bachelor"]} == {"left_open"}
    assert routes["skilled_tenure"] != "left_open"


def test_a_scope_that_changed_in_a_third_notice_is_open():
    swaps = (("离退休人员（含返聘在岗）及其他", "离退休人员及其他"),)
    scope = drafted(WUHU, swaps).rules.scope
    assert [rule.needs.kind for rule in scope if rule.clause == "1.1"] == ["left_open", "left_open"]
    assert "3.1.7" in {rule.clause for rule in scope}


def test_how_many_of_a_list_are_asked_for_is_not_taken_over_as_a_number():
    swaps = (
        ("专业文章等,符合下列条件之一:", "专业文章等,符合下列条件之二:"),
        ("每年至少参加1门公共科目", "每年至少参加2门公共科目"),
        ("期间，符合下列条件之一，可破格申报；", "期间，符合下列条件之二，可破格申报；"),
    )
    pack = drafted(HIGHER, swaps)
    assert {r.clause: r.needs.kind for r in pack.rules.requirements} == {"2.5": "left_open", "2.6": "left_open"}
    kinds = {inner.kind for node in pack.rules.definitions["achievements"].any for _, inner in walk(node)}
    assert kinds <= {"left_open", "all", "any"}
    assert verdict_of(pack).verdict == "unknown"
