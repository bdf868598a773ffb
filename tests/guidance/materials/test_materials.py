"""Materials: every word of the notice in the list, nothing in it that the notice does not say."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from guidance.__main__ import main
from guidance.cli import materials_command as command
from guidance.eligibility.check import check
from guidance.eligibility.model_cache import load_model
from guidance.materials.listing_rows import Listing, list_materials
from guidance.materials.load_materials import load_materials, material_ids
from guidance.materials.material_quotes import left_over, quoted
from guidance.materials.materials_docx import as_docx
from guidance.materials.materials_text import Handout, as_object, as_text
from guidance.materials.materials_xlsx import as_xlsx
from guidance.materials.totals import totals
from ingest.notices.load_notices import load_notices
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError
from ingest.text.normalise import match_key

REVIEW, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
DAY, AFTER = date(2024, 8, 20), date(2026, 1, 5)
JUNIOR = {"education": "junior_college", "degree": "none", "employment_status": "employed"}


def listing(notice: str, **stated) -> Listing:
    materials = load_materials(notice)
    facts = materials.vocabulary.parse(stated, DAY)
    routes = {route.id: route.status for route in check(load_model(notice), facts, DAY).routes}
    return list_materials(materials, facts, routes)


def handout(notice: str, **stated) -> Handout:
    return Handout(listing(notice, **stated), {"学历": "大专"}, "只作指引", DAY, frozenset({1}))


def applies(found: Listing) -> dict[str, str]:
    return {row.item.title: row.applies for row in (*found.rows, *found.not_needed)}


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A knowledge folder of its own, for breaking files."""
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder, ignore=shutil.ignore_patterns("embedding"))
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(folder))
    return folder


def test_every_notice_has_its_materials():
    assert material_ids() == [notice.id for notice in load_notices()]


@pytest.mark.parametrize("notice", [REVIEW, FIRST])
def test_every_numbered_clause_of_the_material_section_is_in_the_list(notice: str):
    materials = load_materials(notice)
    cited = {said.clause for _, said in quoted(materials.file)} | {each.clause for each in materials.file.information}
    asked = {c.number for c in materials.notice.clauses if re.fullmatch(r"4(\..*)?|annex(\..*)?", c.number)}
    assert asked <= cited
    assert left_over(materials.file, materials.documents) == []


@pytest.mark.parametrize("notice", [REVIEW, FIRST])
def test_every_form_named_in_the_section_is_the_title_of_a_paper(notice: str):
    materials = load_materials(notice)
    words = "".join(c.words for c in materials.notice.clauses if c.number.split(".")[0] in ("3", "4"))
    titles = match_key("".join(item.title for item in materials.file.items))
    named = {match_key(form) for form in re.findall("《[^》]*》", words)} - {"《申报表》"}
    assert named and all(form in titles for form in named)


@pytest.mark.parametrize("notice", [REVIEW, FIRST])
def test_papers_of_a_volume_stand_in_the_order_of_the_notice(notice: str):
    order = [clause.id for clause in load_materials(notice).notice.clauses]
    for place in listing(notice).places:
        if place.bound:
            positions = [order.index(row.clause) for row in place.rows]
            assert positions == sorted(positions)


def test_copies_paper_sides_and_stamps_are_the_notices_own_and_absent_where_it_is_silent():
    rows = {row.item.title: row for row in listing(REVIEW).rows}
    brief, form = rows["《专业技术人员简介表》"], rows["《专业技术职务任职资格评审表》"]
    assert (brief.item.copies, brief.paper, brief.item.sides, brief.stamp) == (20, "A3", "one", ("单位", "主管部门"))
    assert (form.item.copies, form.paper, form.item.sides, form.item.handed) == (1, None, "two", "system")
    pledge = rows["申报材料真实性承诺书"]
    assert (pledge.item.copies, pledge.paper, pledge.item.sides) == (None, None, None)
    assert {row.paper for row in listing(FIRST).rows} == {"A4"}


def test_an_unknown_fact_leaves_an_if_and_a_known_one_decides():
    title = "学位证书复印件"
    assert applies(listing(REVIEW))[title] == "if"
    assert applies(listing(REVIEW, degree="none"))[title] == "no"
    assert applies(listing(REVIEW, degree="bachelor"))[title] == "yes"


def test_junior_college_and_above_show_their_registration():
    title = "《教育部学历证书电子注册备案表》"
    found = {level: applies(listing(FIRST, education=level))[title] for level in ("high_school", "junior_college")}
    assert found == {"high_school": "no", "junior_college": "yes"}
    assert applies(listing(FIRST, education="technical_senior"))[title] == "if"


def test_labour_dispatch_and_establishment_are_asked_for_where_only_they_decide():
    assert {"labour_dispatch", "public_establishment"} <= set(listing(FIRST).asks)
    yes = applies(listing(FIRST, employment_status="employed", labour_dispatch=True, public_establishment=False))
    assert yes["实际工作单位的工作证明"] == "yes" and yes["年度考核表复印件"] == "no"
    no = applies(listing(FIRST, employment_status="employed", labour_dispatch=False, public_establishment=True))
    assert no["实际工作单位的工作证明"] == "no" and no["年度考核表复印件"] == "yes"


def test_prizes_held_are_papers_and_prizes_not_stated_stay_an_if():
    assert applies(listing(REVIEW, science_prize="provincial"))["个人获奖证书复印件"] == "yes"
    assert applies(listing(REVIEW, science_prize_grade=3))["个人获奖证书复印件"] == "yes"
    assert applies(listing(REVIEW, science_prize="none"))["个人获奖证书复印件"] == "if"


def test_only_the_exceptional_route_takes_its_form():
    title = "《破格申报专业技术资格申请表》"
    engineer = {"title_level": "intermediate", "title_is_engineer": True, "speciality": "digital_manufacturing"}
    skilled = {"frontline_skilled_post": False, "high_level_talent": False, "education_completion": "graduated"}
    early = {**engineer, **skilled, **JUNIOR, "title_date": "2016-05-01", "speciality_since": "2001-01-01"}
    assert applies(listing(REVIEW))[title] == "if"
    assert applies(listing(REVIEW, **early, frontline_years=22))[title] == "yes"
    regular = {**early, "education": "bachelor", "degree": "bachelor", "frontline_years": 3}
    none = {"science_prize": "none", "society_prize": "none", "patent_award": "none"}
    assert applies(listing(REVIEW, **regular, **none))[title] == "no"


def test_totals_add_what_is_certain_and_count_what_is_not_stated():
    found = {total.paper: total for total in totals(listing(REVIEW))}
    assert found["A3，单面"].copies == 20 and found["A4，通知没有写单双面"].copies == 2
    assert found["双面，通知没有写纸张"].copies == 1
    on_paper = [row for row in listing(REVIEW).rows if row.item.handed != "email" and row.item.form != "original"]
    assert sum(len(total.lines) for total in found.values()) == len(on_paper)


def test_word_holds_every_paper_a_contents_table_for_each_volume_and_the_disclaimer():
    made = handout(REVIEW)
    document = Document(io.BytesIO(as_docx(made)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    heads = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert [head for head in heads if head.endswith("目录")] == ["第一分册 目录", "第二分册 目录"]
    assert "不是官方表格" in text and "只作指引" in text and "学历：大专" in text
    papers = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    checked = [row for row in papers if row[0] in "☐☑"]
    assert len(checked) == len(made.listing.rows) and [row[0] for row in checked].count("☑") == 1
    for row, shown in zip(made.listing.rows, checked, strict=True):
        assert shown[2].endswith(row.item.title) and shown[4] == row.label
    contents = [row for row in papers if row[0] not in "☐☑"]
    assert [row[1].split("（如果")[0] for row in contents] == [
        row.item.title for place in made.listing.places if place.contents for row in place.rows
    ]


def test_a_table_of_contents_is_made_only_where_the_notice_asks_for_one():
    made = handout(FIRST)
    assert any(place.bound for place in made.listing.places)
    document = Document(io.BytesIO(as_docx(made)))
    assert not any(paragraph.text.endswith("目录") for paragraph in document.paragraphs)
    book = load_workbook(io.BytesIO(as_xlsx(made)))
    assert book.sheetnames == ["清单", "打印合计", "原文", "说明"]


def test_a_closed_window_and_the_time_limits_are_told_in_every_form():
    made = dataclasses.replace(handout(REVIEW), day=AFTER)
    told = "网上申报、现场受理已于2024年9月10日截止"
    assert made.closed == f"提醒：{told}。" and as_object(made)["closed"] == made.closed
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(as_docx(made))).paragraphs)
    first = load_workbook(io.BytesIO(as_xlsx(made))).worksheets[0]
    assert told in text and told in as_text(made) and told in str(first["A1"].value)
    assert all("往年申报职称且评审通过时用过的" in each and "（二、（八））" in each for each in (text, as_text(made)))
    open_ = handout(REVIEW)
    assert open_.closed == "" and told not in as_text(open_)


def test_word_files_are_a4_with_chinese_fonts_and_say_when_they_were_made():
    document = Document(io.BytesIO(as_docx(handout(REVIEW))))
    section, about = document.sections[0], document.core_properties
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    for style in ("Normal", "Title", "Heading 1", "Heading 2"):
        fonts = document.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体") and fonts.get(qn("w:eastAsiaTheme")) is None
    assert (about.author, about.created.date(), about.comments) == ("职称指引", handout(REVIEW).day, "")


def test_excel_holds_every_paper_and_no_formula():
    made = dataclasses.replace(handout(REVIEW, degree="none"), day=AFTER)
    book = load_workbook(io.BytesIO(as_xlsx(made)))
    assert book.sheetnames == ["清单", "打印合计", "第一分册目录", "第二分册目录", "原文", "说明"]
    closed, note, head, *rows = book["清单"].iter_rows(values_only=True)
    assert "已于2024年9月10日截止" in closed[0] and "不是官方表格" in note[0]
    sheet = book["清单"]
    assert sheet.auto_filter.ref == f"A3:L{sheet.max_row}" and sheet.freeze_panes == "A4"
    assert sum(d.width for d in sheet.column_dimensions.values()) <= 170
    every = [*made.listing.rows, *made.listing.not_needed]
    at = {name: head.index(name) for name in head}
    assert [row[at["材料"]] for row in rows] == [row.item.title for row in every]
    brief = next(row for row in rows if row[at["材料"]] == "《专业技术人员简介表》")
    assert (brief[at["份数"]], brief[at["纸张"]]) == (20, "A3，单面")
    assert next(row for row in rows if row[at["材料"]] == "单位公示证明材料")[at["份数"]] == "通知没有写"
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    assert "不是官方表格" in "".join(str(cell) for line in book["说明"].iter_rows(values_only=True) for cell in line)


def test_text_and_json_say_the_same():
    made = handout(FIRST, education="high_school")
    said, told = as_text(made), as_object(made)
    titles = [item["title"] for place in told["places"] for item in place["items"]]
    assert all(title in said for title in titles) and "按您的情况不用交的" in said
    assert [item["title"] for item in told["not_needed"]] == ["《教育部学历证书电子注册备案表》"]
    clauses = load_materials(FIRST).notice.by_id
    for place in told["places"]:
        assert all(match_key(item["quote"]) in match_key(clauses[item["clause"]].words) for item in place["items"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("copies: 20", "copies: 21", "所引原文没有写 21 份"),
        ("paper: A3", "paper: A5", "所引原文没有写 A5"),
        ("sides: one", "sides: two", "所引原文没有写双面"),
        ("stamp: [单位, 主管部门]", "stamp: [公证处]", "所引原文没有写「公证处」"),
        ("quote: 单位公示证明材料", "quote: 单位公示证明书", "没有「单位公示证明书」这些字"),
        ("at_least: bachelor", "at_least: bachlor", "是不是「bachelor」"),
        ("at_least: bachelor", "at_least: master", "reading 要以得出的「硕士」结尾"),
        ("          reading: 行业学会科学技术奖发个人获奖证书\n", "", "没有说到「有」"),
        ("fact: society_prize\n          is: held", "fact: origin\n          is: foreign", "没有说到「外籍」"),
        ("fact: papers", "fact: paper", "是不是「papers」"),
        ("exceptional_early]", "exceptional_erly]", "是不是「exceptional_early」"),
        ("place: volume2", "place: volume3", "没有叫「volume3」的位置"),
        ("annex: 3", "annex: 13", "没有叫「13」的附件"),
    ],
)
def test_what_the_notice_does_not_say_is_refused_with_its_place(knowledge: Path, old: str, new: str, said: str):
    path = knowledge / "materials" / f"{REVIEW}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultsError) as error:
        load_materials(REVIEW)
    assert said in str(error.value)
    assert re.search(rf"{REVIEW}\.yaml:\d+:\d+：", str(error.value))


def test_a_paper_left_out_is_noticed(knowledge: Path):
    path = knowledge / "materials" / f"{FIRST}.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  - title: 身份证复印件")
    path.write_text(text[:start] + text[text.index("  - title: 毕业证书原件") :], encoding="utf-8")
    with pytest.raises(FaultsError, match=r"条款 4\.2 里的「身份证复印件.?」还没有写进清单"):
        load_materials(FIRST)


def test_the_command_prints_json_for_the_facts_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture):
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({"labour_dispatch": True}), encoding="utf-8")
    assert command.main(["--notice", FIRST, str(facts), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    items = {item["title"]: item for place in told["places"] for item in place["items"]}
    assert items["实际工作单位的工作证明"]["applies"] == "yes"
    assert items["身份证复印件"]["copies"] is None and items["身份证复印件"]["unstated"].startswith("通知没有写")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--notice", "none"], "lyg-2024-14"),
        (["--notice", REVIEW, "--out", "list.pdf"], ".docx、.xlsx"),
        (["--notice", REVIEW, "--out", "{tmp}/none/list.docx"], "没有这个文件夹"),
        (["--notice", REVIEW, "--out", "{tmp}/taken.docx"], "是一个文件夹"),
        (["--notice", REVIEW, "{tmp}/absent.json"], "absent.json"),
        (["--notice", REVIEW, "{tmp}/bad.json"], "degree"),
    ],
)
def test_bad_input_is_told_in_one_line_and_nothing_is_written(
    argv: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture
):
    (tmp_path / "bad.json").write_text('{"degree": "dr"}', encoding="utf-8")
    (tmp_path / "taken.docx").mkdir()
    before = sorted(tmp_path.rglob("*"))
    assert main(["materials", *(part.format(tmp=tmp_path) for part in argv)]) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before
