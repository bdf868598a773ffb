"""Cases on both sides of a boundary: they hold, they differ, and they are about the number alone."""

import datetime

import pytest

from guidance.eligibility.run_cases import run_cases
from guidance.rule_drafts.boundary_cases import boundary_cases, with_boundary_cases
from guidance.rule_drafts.rules_draft_file import as_yaml, load_drafting_tables, read_draft, sound_draft
from guidance.rules.load_pack import load_pack
from ingest.notices.load_notices import load_notice


@pytest.fixture(scope="module")
def tables():
    return load_drafting_tables()


@pytest.mark.parametrize("id", ["lyg-2024-14", "lyg-etdz-2023-h2"])
def test_the_cases_of_a_draft_hold(tables, id):
    notice = load_notice(id)
    pack = read_draft(notice, tables, as_yaml(sound_draft(notice, tables).file))
    assert pack.rules.cases
    assert run_cases(pack, tables.replies) == []


def test_a_length_of_service_has_its_last_day_and_the_day_after(tables):
    made = boundary_cases(load_pack("lyg-2024-14"), tables.replies)
    pairs = {case.why: case for case in made.cases if "（二、（一）3.）" in case.why}
    [last, short] = [case for why, case in pairs.items() if "满5年" in why]
    assert made.bases[last.base]["title_date"] == datetime.date(2018, 12, 31)
    assert short.facts["title_date"] == datetime.date(2019, 1, 1)
    assert [case.expect.routes["bachelor"] for case in (last, short)] == ["met", "unmet"]


def test_what_shuts_people_out_has_a_case_for_each_of_them(tables):
    made = boundary_cases(load_pack("lyg-etdz-2023-h2"), tables.replies)
    turned_down = {case.why for case in made.cases if case.expect.blocking == ["1.3"]}
    assert {why.split("：")[1] for why in turned_down} == {"公务员", "参照公务员法管理的事业单位工作人员", "离退休"}


def test_cases_that_people_wrote_stay(tables):
    pack = load_pack("lyg-etdz-2023-h2")
    parts = with_boundary_cases(pack, tables.replies)
    assert parts["cases"][: len(pack.rules.cases)] == pack.rules.cases
    assert pack.rules.bases.items() <= parts["bases"].items()
