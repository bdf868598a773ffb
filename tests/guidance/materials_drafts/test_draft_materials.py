"""Materials drafts: what a notice says of its papers, in its own words, nothing dropped and nothing added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from further_notices import copied_knowledge

from guidance.__main__ import main
from guidance.facts.applicant_facts import load_facts
from guidance.materials.load_materials import material_ids, read_materials
from guidance.materials.material_quotes import left_over
from guidance.materials.materials_file import Item, MaterialsFile
from guidance.materials_drafts.draft_materials import draft_materials
from guidance.materials_drafts.materials_draft import MaterialsDraft
from guidance.materials_drafts.write_materials_draft import NotDraftedError, draft_text, write_materials_draft
from ingest.document import Clause
from ingest.notices.load_notices import load_notice, load_notice_folder
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source
from ingest.settings import ROOT
from ingest.staff_files.line_marks import read_marked, validate
from ingest.text.normalise import match_key

IMITATIONS = ROOT / "ingest" / "training" / "imitations"
NOTICE = """# 关于开展职称申报工作的通知

一、申报范围

全市在职人员。

二、申报材料

{}
"""


def clauses(text: str) -> tuple[Clause, ...]:
    return parse_outline(parse_source(text, ".md", "notice.md"), "notice").clauses


def draft(papers: str) -> MaterialsDraft:
    return draft_materials(clauses(NOTICE.format(papers)))


def values(item: Item, *names: str) -> tuple:
    return tuple(getattr(item, name) for name in names)


def titles(items: Sequence[Item]) -> list[str]:
    return [item.title for item in items]


def test_a_numbered_list_gives_every_paper_with_what_is_stated_of_it():
    found = draft(
        "1. 《评审表》一式三份，A3纸单面打印，加盖主管部门公章；\n2. 毕业证书原件及复印件各1份；\n"
        "3. 身份证、聘书复印件各2份；\n4. 论文原件；\n5. 照片3张。"
    ).items
    assert titles(found) == ["《评审表》", "毕业证书原件及复印件", "身份证复印件", "聘书复印件", "论文原件", "照片"]
    assert values(found[0], "copies", "paper", "sides", "stamp") == (3, "A3", "one", ["主管部门"])
    assert [values(item, "copies", "form") for item in found[1:]] == [
        (1, "both"),
        (2, "copy"),
        (2, "copy"),
        (None, "original"),
        (None, None),
    ]
    assert found[0].quote == "《评审表》一式三份，A3纸单面打印，加盖主管部门公章" and found[0].clause == "2.1"


def test_a_paper_for_some_says_for_whom_and_one_that_nobody_need_hand_in_is_none():
    found = draft(
        "1. 评审表2份；\n2. 破格人员须提交《破格审批表》1份；\n3. 考核表复印件（事业单位人员提供）；\n"
        "4. 2002年以前毕业的，须附毕业生登记表；\n5. 社保记录由系统比对，个人不需上传；\n6. 民办医院另附营业执照副本。"
    ).items
    whom = {item.title: item.whom for item in found}
    assert whom == {
        "评审表": None,
        "《破格审批表》": "是破格人员",
        "考核表复印件": "是事业单位人员",
        "毕业生登记表": "2002年以前毕业",
        "营业执照副本": "在民办医院工作",
    }


def test_where_papers_go_is_told_by_headings_and_by_closing_sentences():
    found = draft(
        "1. 评审表2份；\n2. 身份证复印件；\n3. 光盘1张，邮寄。\n\n以上材料1—2装入档案袋，装订成册，封面附目录。"
    )
    [place] = found.places
    assert values(place, "title", "bag", "bound", "contents") == ("档案袋", "档案袋", True, True)
    assert [values(item, "place", "position") for item in found.items] == [(place.id, 1), (place.id, 2), (None, None)]


def test_a_table_is_read_by_the_heads_of_its_columns():
    rows = "| 序号 | 材料名称 | 份数 | 要求 |\n| --- | --- | --- | --- |\n"
    found = draft(rows + "| 1 | 《评审表》 | 3 | A4纸双面打印，加盖单位公章 |\n| 2 | 学历证书 | 1 | 复印件 |").items
    assert [values(item, "title", "copies", "paper", "sides", "stamp", "form") for item in found] == [
        ("《评审表》", 3, "A4", "two", ["单位"], None),
        ("学历证书", 1, None, None, [], "copy"),
    ]


def test_the_heads_over_a_row_are_no_place_for_papers_whatever_its_cells_say_of_binding():
    found = draft(
        "| 序号 | 材料名称 | 份数 | 备注 |\n| --- | --- | --- | --- |\n| 1 | 《评审表》 | 2 | 双面打印，不装订 |"
    )
    assert (found.places, [values(item, "title", "copies", "place") for item in found.items]) == (
        (),
        [("《评审表》", 2, None)],
    )


@pytest.mark.parametrize(("cell", "copies"), [("3", 3), ("３", 3), ("0", None), ("①", None), ("2024", None)])
def test_what_cannot_be_a_number_of_copies_is_none(cell: str, copies: int | None):
    found = draft(f"| 材料名称 | 份数 |\n| --- | --- |\n| 《评审表》 | {cell} |\n| 《承诺书》 | 一式{cell}份 |").items
    assert [values(item, "title", "copies") for item in found] == [("《评审表》", copies), ("《承诺书》", copies)]


def test_what_holds_for_all_is_shared_and_what_asks_for_nothing_is_left_to_be_read():
    found = draft(
        "1. 评审表2份；\n2. 身份证复印件。\n3. 逾期系统关闭。\n\n所有复印件须加盖单位公章。材料统一使用A4纸。"
    )
    assert [values(entry, "forms", "paper") for entry in found.shared] == [(["copy", "both"], None), ([], "A4")]
    assert [values(words, "clause", "quote") for words in found.left] == [("2.3", "逾期系统关闭")]


def test_uploads_are_told_from_paper():
    assert {item.handed for item in draft("网上提交以下材料的扫描件：\n1. 身份证；\n2. 劳动合同。").items} == {"upload"}


@pytest.mark.parametrize("name", ["a02", "b04", "c04", "d01", "d07", "e06", "f03", "g05", "h01", "h03", "i03", "i04"])
def test_a_draft_is_a_materials_file_without_a_fault_that_drops_no_word(name: str, tmp_path: Path):
    (tmp_path / "notices").mkdir()
    text = (IMITATIONS / f"{name}.md").read_text(encoding="utf-8")
    folder = tmp_path / "notices" / name
    folder.mkdir()
    (folder / "source.md").write_text(text, encoding="utf-8")
    (folder / "notice.yaml").write_text(_metadata(text, name), encoding="utf-8")
    notice = load_notice_folder(folder)
    path = tmp_path / f"{name}.yaml"
    path.write_text(draft_text(draft_materials(notice.clauses)), encoding="utf-8")
    materials = read_materials(path, notice, load_facts(), ())
    assert materials.file.items and left_over(materials.file, materials.documents) == []


def _metadata(text: str, name: str) -> str:
    clause = next(c for c in parse_outline(parse_source(text, ".md", "n.md"), name).clauses if "20" in c.words)
    year = clause.words[clause.words.index("20") :][:4]
    annexes = [
        c for c in parse_outline(parse_source(text, ".md", "n.md"), name).clauses if c.number.startswith("annex.")
    ]
    listed = [
        {"number": int(c.number[6:]), "title": c.words.split("\n")[0].strip(), "clause": c.number} for c in annexes
    ]
    head = {"value": text.strip().split("\n")[0].strip("# "), "clause": "0"}
    values = {
        "title": head,
        "year": {"value": int(year), "clause": clause.number, "quote": year},
        "attachments": listed,
    }
    return json.dumps({**values, "scope": {}}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("gold", "folder", "least"),
    [
        ("knowledge/materials/lyg-2024-14.yaml", "knowledge/notices/lyg-2024-14", 0.75),
        ("knowledge/materials/lyg-etdz-2023-h2.yaml", "knowledge/notices/lyg-etdz-2023-h2", 0.9),
        ("tests/fixtures/materials/wuhu-2026-102.yaml", "tests/fixtures/notices/wuhu-2026-102", 0.8),
    ],
)
def test_a_draft_finds_most_papers_of_the_lists_that_people_wrote(gold: str, folder: str, least: float):
    wanted = validate(MaterialsFile, read_marked(ROOT / gold)).items
    found = draft_materials(load_notice_folder(ROOT / folder).clauses).items
    same = [(item, other) for item in wanted for other in found if _is_same(item, other)]
    assert len({id(item) for item, _ in same}) >= least * len(wanted)
    stated = [(item, other, name) for item, other in same for name in ("copies", "paper", "sides")]
    wrong = [(i.title, name) for i, other, name in stated if getattr(other, name) not in (None, getattr(i, name))]
    assert len(wrong) <= 1


def _is_same(wanted: Item, found: Item) -> bool:
    first, second = match_key(wanted.title).strip("《》"), match_key(found.title).strip("《》")
    return wanted.clause == found.clause and (first[:4] == second[:4] or first in second or second in first)


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = copied_knowledge(tmp_path)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(copy))
    return copy


def test_the_command_writes_a_draft_that_no_loader_reads_and_that_stays_once_edited(
    knowledge: Path, capsys: pytest.CaptureFixture[str]
):
    before = material_ids()
    assert main(["materials", "--draft", "--notice", "lyg-2024-14", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert len(shown["items"]) > 25 and [words["clause"] for words in shown["left"]] == ["4.tail"]
    path = knowledge / "materials" / "lyg-2024-14.draft.yaml"
    assert "items:" in path.read_text(encoding="utf-8") and material_ids() == before
    path.write_text("# 改过\n", encoding="utf-8")
    assert main(["materials", "--draft", "--notice", "lyg-2024-14"]) == 2
    assert "不会覆盖" in capsys.readouterr().err and path.read_text(encoding="utf-8") == "# 改过\n"


def test_a_notice_that_asks_for_no_paper_gets_no_draft(knowledge: Path):
    with pytest.raises(NotDraftedError, match="没有看出要交哪些材料"):
        write_materials_draft(draft_materials(clauses("# 通知\n\n一、申报范围\n\n全市在职人员。")))
    assert not list((knowledge / "materials").glob("*.draft.yaml"))


def test_the_draft_of_a_notice_is_the_same_every_time():
    notice = load_notice("lyg-etdz-2023-h2")
    assert draft_text(draft_materials(notice.clauses)) == draft_text(draft_materials(notice.clauses))
