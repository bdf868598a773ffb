"""No value of a pack loads that its quote, or the reading of it, does not state."""

import copy
from datetime import date, timedelta

import pytest

from guidance.facts.applicant_facts import load_facts
from guidance.rules.check_values import check_values
from guidance.rules.load_pack import load_pack, pack_ids, read_pack
from guidance.rules.pack import PackFile, conditions
from guidance.rules.schema import OfFact
from guidance.rules.value_kinds import named_values
from ingest.notices.load_notices import load_notice
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import Marked

VALUE_KEYS = {"years", "at_least", "at_most", "is", "date", "by", "since", "until", "one_of"}
PARTS = ("cutoffs", "definitions", "scope", "refer", "requirements", "routes", "assumed", "notes")


def _leaves(part, where=()):
    if isinstance(part, dict):
        if "quote" in part:
            yield where, part
        for key, inner in part.items():
            yield from _leaves(inner, (*where, key))
    elif isinstance(part, list):
        for at, inner in enumerate(part):
            yield from _leaves(inner, (*where, at))


def _others(key, value, spec):
    """What a slip could write in place of `value`."""
    if isinstance(value, date):
        return [value + timedelta(days=1), value - timedelta(days=1), value.replace(year=value.year + 1)]
    if type(value) is int:
        return [other for other in (value - 1, value + 1, value + 3) if other >= 0]
    if spec and spec.terms and key == "one_of":
        return [[*value, other] for other in spec.values if other not in value]
    return [other for other in spec.values if other != value] if spec and spec.terms else []


def _other_titles(rules):
    for at, route in enumerate(rules.routes):
        yield from (
            (("routes", at, "title"), title) for title in ("正高级工程师", *rules.titles) if title != route.title
        )


def _changes(id):
    pack = load_pack(id)
    yield from ((pack, where, title) for where, title in _other_titles(pack.rules))
    for part in PARTS:
        for where, leaf in _leaves(pack.marked.value.get(part, {}), (part,)):
            spec = pack.vocabulary.specs.get(leaf.get("fact"))
            for key in VALUE_KEYS & leaf.keys():
                for other in _others(key, leaf[key], spec):
                    if key != "one_of" or not set(named_values(leaf["quote"], spec)) >= set(other):
                        yield pack, (*where, key), other


@pytest.mark.parametrize("id", pack_ids())
def test_whatever_value_of_a_pack_is_changed_the_pack_no_longer_loads(id):
    changes = list(_changes(id))
    assert len(changes) > 30
    for pack, where, other in changes:
        written = copy.deepcopy(
            {part: inner for part, inner in pack.marked.value.items() if part not in ("cases", "digests")}
        )
        inner = written
        for key in where[:-1]:
            inner = inner[key]
        inner[where[-1]] = other
        marked = Marked(pack.marked.file, written, pack.marked.places)
        faults = check_values(PackFile.model_validate(written), marked, pack.documents, pack.vocabulary)
        assert any(pack.marked.line(where) == fault.line for fault in faults), f"{where}: {other} goes unnoticed"


def test_the_values_that_are_not_named_in_words_are_few():
    """Which facts of the shipped packs the check leaves to the cases: those without terms."""
    unnamed = {
        node.fact
        for id in pack_ids()
        for _, node in conditions(load_pack(id).rules)
        if isinstance(node, OfFact) and node.kind in ("is", "one_of") and load_facts()[node.fact].type == "enum"
        if not load_facts()[node.fact].terms
    }
    assert unnamed == {
        *("education_completion", "employer_type", "employment_status", "origin", "school_type", "society_prize"),
        *("speciality", "work_place"),
    }


NOTICE = "lyg-2024-14"
SERVICE = """
notice: lyg-2024-14
titles: [高级工程师, 正高级工程师]
cutoffs: {{service: {{date: {day}, clause: 2.8, quote: {cutoff}}}}}
routes:
  - id: only
    clause: 2.1.3
    title: {title}
    text: {text}
    needs:
      any:
        - {leaf}
        - years: {years}
          since_latest: [title_date]
          until: service
          clause: {clause}
          quote: {quote}
          reading: {reading}
"""
RIGHT = {
    "day": "2023-12-31",
    "cutoff": "截止时间为2023年12月31日",
    "text": "本科",
    "title": "高级工程师",
    "leaf": "{fact: papers, at_least: 1, clause: 2.6.2, quote: 论文1篇}",
    "years": 5,
    "clause": "2.1.3",
    "quote": "专业技术工作满5年",
    "reading": "null",
}


def _faults(tmp_path, **changes):
    path = tmp_path / f"{NOTICE}.yaml"
    path.write_text(SERVICE.format(**{**RIGHT, **changes}), encoding="utf-8")
    try:
        read_pack(path, load_notice(NOTICE), load_facts())
    except FaultsError as error:
        return [(fault.line, fault.message) for fault in error.faults]
    return []


def test_values_that_stand_in_their_quotes_load(tmp_path):
    assert _faults(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "line", "message"),
    [
        ({"day": "2022-12-31"}, 4, "原文写的是「2023年12月31日」"),
        ({"day": "2023-12-31", "cutoff": "截止时间为2024年3月31日"}, 4, "原文写的是「2024年3月31日」"),
        ({"cutoff": "现职称任职年限截止时间"}, 4, "没有写出「2023年12月31日」"),
        (
            {"cutoff": "截止时间为2023年12月31日，业绩成果、论文、学历（学位）证等材料截止时间为2024年3月31日"},
            4,
            "不止一个值",
        ),
        ({"years": 4}, 13, "「4年」与所引原文「专业技术工作满5年」不一致：原文写的是「5年」"),
        ({"quote": "取得中级职称后从事专业技术工作"}, 13, "没有写出「5年」"),
        ({"years": 4, "clause": "2.1.4", "quote": "可破格1年申报"}, 13, "加 reading 写明怎样得出「4年」"),
        (
            {"years": 4, "clause": "2.1.4", "quote": "可破格1年申报", "reading": "满4年"},
            13,
            "没有提到所引原文写的「1年」",
        ),
        (
            {"years": 3, "clause": "2.1.4", "quote": "可破格1年申报", "reading": "5年破格1年，即满4年"},
            13,
            "reading 要以得出的「3年」结尾，现在得出的是「4年」",
        ),
        ({"leaf": "{fact: papers, at_least: 2, clause: 2.6.2, quote: 论文1篇}"}, 12, "原文写的是「1」"),
        ({"leaf": "{fact: papers, at_least: 1, clause: 2.6.2, quote: 本专业论文}"}, 12, "没有写出「1」"),
        ({"leaf": "{fact: science_prize_grade, at_most: 2, clause: 2.1.4.1, quote: 三等奖1项以上}"}, 12, "「3」"),
        ({"leaf": "{fact: science_prize_rank, at_most: 3, clause: 2.1.4.1, quote: 排名前5}"}, 12, "「5」"),
        ({"leaf": "{fact: degree, is: master, clause: 2.1.1, quote: 具备博士学位}"}, 12, "原文写的是「博士」"),
        ({"leaf": "{fact: degree, at_least: bachelor, clause: 2.1.1, quote: 具备博士学位}"}, 12, "原文写的是「博士」"),
        (
            {"leaf": "{fact: title_level, at_least: assistant, clause: 2.1.3, quote: 取得中级职称后}"},
            12,
            "原文写的是「中级」",
        ),
        ({"leaf": "{fact: education, one_of: [doctor, master], clause: 2.1.1, quote: 具备博士学位}"}, 12, "硕士研究生"),
        (
            {"leaf": "{fact: title_date, by: 2023-12-30, clause: 2.8, quote: 截止时间为2023年12月31日}"},
            12,
            "「2023年12月31日」",
        ),
        (
            {"leaf": "{fact: graduation, by: service, clause: 2.8, quote: 截止时间为2024年3月31日}"},
            12,
            "原文写的是「2024年3月31日」",
        ),
        (
            {"leaf": "{several: [{left_open: 话, clause: 2.8, quote: 往年}], at_least: 2, clause: 2.6, quote: 之一}"},
            12,
            "没有写出「2」",
        ),
        ({"title": "正高级工程师"}, 8, "都没有写「正高级工程师」"),
        (
            {"leaf": "{fact: degree, none_of: [master], clause: 2.1.1, quote: 具备博士学位}"},
            12,
            "没有提到「硕士」",
        ),
        ({"text": "满六年"}, 9, "这句话说的「6年」不是它的条件所要的（5年）"),
        ({"text": "2024年12月31日前满5年"}, 9, "「2024年12月31日」在通知里没有"),
    ],
)
def test_a_value_that_its_quote_does_not_state_is_a_fault_with_its_line_and_the_fix(tmp_path, changes, line, message):
    faults = _faults(tmp_path, **changes)
    assert len(faults) == 1 and faults[0][0] == line and message in faults[0][1], faults


def test_no_reading_makes_another_day_of_one_that_is_printed(tmp_path):
    changed = SERVICE.replace(
        "quote: {cutoff}}}", "quote: {cutoff}, reading: 截止2023年12月31日的次日，即2024年1月1日}}"
    )
    path = tmp_path / f"{NOTICE}.yaml"
    path.write_text(changed.format(**RIGHT | {"day": "2024-01-01"}), encoding="utf-8")
    with pytest.raises(FaultsError, match="请改成原文的日期"):
        read_pack(path, load_notice(NOTICE), load_facts())


def test_a_day_printed_without_its_year_is_of_the_notice_unless_a_reading_tells_the_year(tmp_path):
    """「网上申报必须在7月18日—9月10日完成」 names no year."""
    printed = "clause: 3, quote: 网上申报必须在7月18日"
    reading = ", reading: 说的是上一年的7月18日，即2023年7月18日"
    for text, sound in (
        (f"2024-07-18, {printed}", True),
        (f"2023-07-18, {printed}", False),
        (f"2023-07-18, {printed}{reading}", True),
    ):
        path = tmp_path / f"{NOTICE}.yaml"
        changed = SERVICE.replace("{day}, clause: 2.8, quote: {cutoff}", text)
        path.write_text(changed.format(**RIGHT), encoding="utf-8")
        try:
            read_pack(path, load_notice(NOTICE), load_facts())
        except FaultsError as error:
            assert not sound and "原文写的是「2024年7月18日」" in str(error)
        else:
            assert sound


def test_a_reading_that_ends_in_the_value_and_names_what_is_printed_carries_it(tmp_path):
    right = {"years": 4, "clause": "2.1.4", "quote": "可破格1年申报", "reading": "满五年破格一年，即满四年"}
    assert _faults(tmp_path, **right) == []


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("取得讲师职称后", "intermediate"),
        ("取得高级讲师职称后", "associate_senior"),
        ("取得一级教师职称后", "intermediate"),
        ("取得助理工程师职称后", "assistant"),
        ("担任副研究馆员职务", "associate_senior"),
        ("取得正高级工程师职称", "senior"),
        ("取得主治医师资格后", "intermediate"),
        ("担任副主任医师职务", "associate_senior"),
        ("助理研究员", "intermediate"),
    ],
)
def test_a_title_is_read_by_its_whole_name(words, level):
    assert named_values(words, load_facts()["title_level"]) == [level]
