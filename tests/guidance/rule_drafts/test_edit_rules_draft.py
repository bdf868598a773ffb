"""An editor's decisions on a draft: what is left goes down, values stay true to their words, nobody is overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guidance.rule_drafts.draft_rules import DraftingTables
from guidance.rule_drafts.edit_rules_draft import (
    ConditionChange,
    NewCondition,
    RulesConflictError,
    add_condition,
    change_condition,
    decide_clause,
    decide_left,
    rule_values,
    take_out,
    take_out_condition,
)
from guidance.rule_drafts.place_conditions import OfEveryone
from guidance.rule_drafts.rules_draft_file import (
    as_yaml,
    draft_path,
    load_drafting_tables,
    read_draft,
    sound_draft,
    write_draft,
)
from guidance.rules.coverage import cover
from guidance.rules.pack import RulesDraftFile
from guidance.rules.walk_conditions import leaves
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import Notice
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError

ID = "lyg-etdz-2023-h2"


@pytest.fixture(scope="module")
def drafted_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafted") / "knowledge"
    shutil.copytree(ROOT / "knowledge" / "notices" / ID, folder / "notices" / ID)
    for path in (ROOT / "knowledge").glob("*.yaml"):
        shutil.copy(path, folder)
    shutil.copytree(ROOT / "knowledge" / "divisions", folder / "divisions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDANCE_KNOWLEDGE", str(folder))
        patch.setenv("GUIDANCE_DATA", str(folder.parent / "data"))
        write_draft(sound_draft(load_notice(ID), load_drafting_tables()))
    return folder


@pytest.fixture
def drafted(drafted_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Notice, DraftingTables]:
    shutil.copytree(drafted_folder, tmp_path / "knowledge")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return load_notice(ID), load_drafting_tables()


def test_decisions_leave_nothing_open_and_each_is_made_once(drafted):
    notice, tables = drafted
    first = read_draft(notice, tables).rules.left[0]
    decide_left(notice, tables, [first], "judged")
    with pytest.raises(RulesConflictError):
        decide_left(notice, tables, [first], "information")
    with pytest.raises(RulesConflictError):  # all or none
        decide_left(notice, tables, [read_draft(notice, tables).rules.left[0], first], "information")
    decide_left(notice, tables, read_draft(notice, tables).rules.left, "information")
    for row in cover(read_draft(notice, tables)).left_over:
        decide_clause(notice, tables, row.clause.number, "information")
    pack = read_draft(notice, tables)
    assert pack.rules.left == [] and cover(pack).left_over == ()
    assert first.clause in [each.clause for each in pack.rules.judged]


def test_a_value_that_its_words_do_not_bear_out_is_not_written_and_a_changed_one_is_not_changed_again(drafted):
    notice, tables = drafted
    before = draft_path(ID).read_bytes()
    where = next(
        ("routes", at, "needs", "all", place)
        for at, route in enumerate(rule_values(read_draft(notice, tables))["routes"])
        for place, leaf in enumerate(route["needs"].get("all", []))
        if "years" in leaf
    )
    shown = rule_values(read_draft(notice, tables))
    for step in where:
        shown = shown[step]
    with pytest.raises(FaultsError):
        change_condition(notice, tables, ConditionChange(where, shown, {"years": 7}))
    assert draft_path(ID).read_bytes() == before
    change_condition(
        notice, tables, ConditionChange(where, shown, {"years": 7, "reading": "原文写1年，按市里的答复算7年"})
    )
    with pytest.raises(RulesConflictError):
        change_condition(notice, tables, ConditionChange(where, shown, {"years": 8}))
    changed = rule_values(read_draft(notice, tables))["routes"][where[1]]["needs"]["all"][where[4]]
    assert changed["years"] == 7


def test_a_rule_that_is_taken_out_leaves_its_clause_to_be_decided(drafted):
    notice, tables = drafted
    rule = rule_values(read_draft(notice, tables))["routes"][0]
    take_out(notice, tables, "routes", rule)
    pack = read_draft(notice, tables)
    assert rule["id"] not in [route.id for route in pack.rules.routes]
    assert rule["clause"] in [left.clause for left in pack.rules.left]


def _with_open_condition(notice, tables):
    """The draft with a way that asks for something of no fact besides; returns what is left of it and its way."""
    values = rule_values(read_draft(notice, tables))
    route = values["routes"][0]
    quote = notice.clause(route["clause"]).words.strip()[:8]
    leaf = {"left_open": "另有要求", "clause": route["clause"], "quote": quote}
    left = {"clause": route["clause"], "why": "“另有要求”没有对应的事实", "quote": quote}
    route["needs"] = {"all": [route["needs"], leaf]}
    values["left"] = [left]
    draft_path(ID).write_text(as_yaml(RulesDraftFile.model_validate(values)), encoding="utf-8")
    [found] = read_draft(notice, tables).rules.left
    return found, route["id"]


@pytest.mark.parametrize(("decision", "is_open"), [("information", False), ("judged", True)])
def test_what_holds_no_condition_leaves_the_way_and_what_people_judge_stays_open_in_it(drafted, decision, is_open):
    notice, tables = drafted
    left, id = _with_open_condition(notice, tables)
    decide_left(notice, tables, [left], decision)
    pack = read_draft(notice, tables)
    [route] = [route for route in pack.rules.routes if route.id == id]
    assert ("left_open" in [leaf.kind for leaf in leaves(route.needs)]) == is_open


def test_what_people_judge_is_named_beside_every_verdict_that_would_be_a_bare_yes(drafted):
    notice, tables = drafted
    [left] = [each for each in read_draft(notice, tables).rules.left if each.clause == "2.1.tail"]
    decide_left(notice, tables, [left], "judged")
    [note] = [note for note in read_draft(notice, tables).rules.notes if note.clause == left.clause]
    assert note.verdicts == ["eligible"] and note.when is None and not note.routes
    assert note.quote == (left.quote or notice.clause(left.clause).words.strip())


OWN = {
    "type": "int",
    "name": "过渡工作",
    "unit": "次",
    "question": "“过渡工作”您做过几次？",
    "help": "照通知原文",
    "clause": "2.1.tail",
    "quote": "过渡工作",
}
ADDED = {
    "fact": "过渡工作_次",
    "at_least": 2,
    "clause": "2.1.tail",
    "quote": "过渡工作",
    "reading": "做好过渡工作，即2次",
}


def test_what_is_left_becomes_a_condition_on_a_fact_that_the_notice_names(drafted):
    notice, tables = drafted
    [left] = [each for each in read_draft(notice, tables).rules.left if each.clause == "2.1.tail"]
    add_condition(notice, tables, NewCondition(ADDED, OWN), OfEveryone("requirements", "过渡工作2次"), left)
    pack = read_draft(notice, tables)
    assert left not in pack.rules.left and "过渡工作_次" in pack.vocabulary
    assert pack.rules.requirements[-1].needs.at_least == 2
    boundary = [case.facts["过渡工作_次"] for case in pack.rules.cases if "过渡工作_次" in case.facts]
    assert boundary == [1]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"quote": "过度工作"}, "过度工作"),
        ({"reading": None}, "没有写出"),
        ({"clause": "9.9"}, "9.9"),
        ({"at_least": "two"}, "整数"),
    ],
)
def test_a_new_condition_is_checked_as_a_pack_is_when_it_loads(drafted, changed, words):
    notice, tables = drafted
    before = draft_path(ID).read_text(encoding="utf-8")
    new = NewCondition({key: value for key, value in (ADDED | changed).items() if value is not None}, OWN)
    with pytest.raises(FaultsError, match=words):
        add_condition(notice, tables, new, OfEveryone("requirements", "过渡工作"))
    assert draft_path(ID).read_text(encoding="utf-8") == before


def test_a_condition_taken_out_of_a_rule_leaves_its_words_to_be_decided(drafted):
    notice, tables = drafted
    values = rule_values(read_draft(notice, tables))
    shown = values["routes"][0]["needs"]["all"][0]
    take_out_condition(notice, tables, ("routes", 0, "needs", "all", 0), shown)
    pack = read_draft(notice, tables)
    assert rule_values(pack)["routes"][0]["needs"] != values["routes"][0]["needs"]
    assert {left.quote for left in pack.rules.left} > {left.get("quote") for left in values["left"]}
