"""Questions, materials and FAQ of last year on this year's edition, written beside what the notice has."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
import yaml
from next_edition import CHANGED, FIRST, HIGHER, NEW, WUHU, carried, facts, home

from guidance.carry_over.carry_materials import carry_materials
from guidance.carry_over.carry_questions import carry_faq
from guidance.faq.approved_entries import load_approved
from guidance.faq.journey_topics import load_topic_rules
from guidance.materials.load_materials import read_materials
from guidance.materials_drafts.take_materials_draft import words_to_read
from ingest.notices.known_questions import load_questions
from ingest.staff_files.line_marks import read_marked
from ingest.text.normalise import match_key


def draft(part: str, id: str, swaps=()):
    """The file that a part is drafted in, and its text."""
    return next((path, text) for path, text in carried(id, swaps).files.items() if part in (path.parts[-2], path.stem))


def left(part: str, id: str, swaps=()) -> list[str]:
    return [each.clause for each in carried(id, swaps).left if each.part == part]


@pytest.mark.parametrize("id", [HIGHER, FIRST])
def test_known_questions_lead_to_the_same_clauses_under_their_new_numbers(id):
    edition = carried(id, CHANGED if id == HIGHER else ())
    path, text = draft("questions.draft", id, CHANGED if id == HIGHER else ())
    questions = load_questions(path, NEW, edition.editions.new.clauses, text)
    old = {question.id: question for question in edition.editions.old.questions}
    assert len(questions) > 0.9 * len(old)
    for question in questions:
        words = [edition.editions.new.by_id[id].words for id in question.clauses]
        before = [edition.editions.old.by_id[id].words for id in old[question.id].clauses]
        assert [edition.editions.changes.of_new[id.split("#")[1]].old.words for id in question.clauses] == before, words
        assert "2024年" not in question.text or id != HIGHER


def test_questions_on_what_changed_are_left():
    numbers = set(left("questions", HIGHER, CHANGED))
    assert {"4.1.1.a.3", "2.6.3"} <= numbers  # reworded
    assert "1.6" not in numbers  # only moved
    taken = yaml.safe_load(draft("questions.draft", HIGHER, CHANGED)[1])
    assert not [entry["text"] for entry in taken if "500块" in entry["text"] or "五百块" in entry["text"]]
    assert [entry for entry in taken if entry["clauses"] == ["1.6"]]


@pytest.mark.parametrize("id", [HIGHER, FIRST, WUHU])
def test_a_list_of_materials_is_taken_over_whole_where_only_years_are_others(id):
    path, text = draft("materials", id)
    routes = (
        []
        if id == WUHU
        else [r["id"] for r in yaml.safe_load((home(id) / "rules" / f"{id}.yaml").read_text())["routes"]]
    )
    materials = read_materials(path, carried(id).editions.new, facts(), routes, text)
    old = yaml.safe_load((home(id) / "materials" / f"{id}.yaml").read_text(encoding="utf-8"))
    assert [item.title for item in materials.file.items] == [item["title"] for item in old["items"]]
    assert left("materials", id) == []


def test_a_paper_of_a_changed_clause_is_left_and_its_words_are_still_to_be_read():
    path, text = draft("materials", HIGHER, CHANGED)
    edition = carried(HIGHER, CHANGED)
    titles = [item["title"] for item in yaml.safe_load(text)["items"]]
    assert not {"单位公示证明材料", "专利证书以及经济效益和社会效益证明材料"} & {*titles}
    assert "申报材料真实性承诺书" in titles
    assert "4.1.1.a.3" in left("materials", HIGHER, CHANGED)
    routes = [route["id"] for route in yaml.safe_load(draft("rules", HIGHER, CHANGED)[1])["routes"]]
    to_read = words_to_read(read_materials(path, edition.editions.new, facts(), routes, text))
    assert [(entry.clause, entry.quote) for entry in to_read] == [
        ("4.1.1.a.3", "单位公示证明材料（公示期不少于5个工作日）；")
    ]


def test_copies_are_those_of_the_new_clause():
    text = draft("materials", HIGHER, (("《专业技术人员简介表》20份", "《专业技术人员简介表》15份"),))[1]
    item = next(each for each in yaml.safe_load(text)["items"] if "简介表" in each["title"])
    assert (item["copies"], "15份" in match_key(item["quote"])) == (15, True)


def test_faq_entries_are_approved_by_their_clauses_as_they_are_now(tmp_path):
    edition = carried(HIGHER, CHANGED)
    (tmp_path / f"{NEW}.yaml").write_text(draft("faq", HIGHER, CHANGED)[1], encoding="utf-8")
    path, text = draft("questions.draft", HIGHER, CHANGED)
    questions = load_questions(path, NEW, edition.editions.new.clauses, text)
    approved = load_approved([replace(edition.editions.new, questions=questions)], load_topic_rules(), tmp_path)
    assert (approved.faults, approved.changed) == ((), ())
    assert len(approved.entries) == edition.counts["faq"] > 50
    assert "4.1.1.a.3" in left("faq", HIGHER, CHANGED)


def test_an_faq_question_with_a_number_that_is_another_one_now_is_left():
    asked = ("高级工程师的评审费是500元吗？", "高级工程师的评审费是多少？")
    file = {"entries": [{"question": question, "answer": [{"clause": "5.4"}]} for question in asked]}
    found = carry_faq(carried(HIGHER, CHANGED).editions, file, ())
    assert [entry["question"] for entry in found.entries] == [asked[1]]
    assert [(each.what, each.clause) for each in found.left] == [(asked[0], "5.4")]


def test_papers_are_counted_in_whatever_order_they_are_written():
    listed = read_marked(home(WUHU) / "materials" / f"{WUHU}.yaml").value
    listed["items"] = [dict(reversed(item.items())) for item in listed["items"]]
    path = home(WUHU) / "materials" / f"{NEW}.draft.yaml"
    found = carry_materials(carried(WUHU).editions, listed, path, facts(), ())
    assert found.papers == len(listed["items"]) == carried(WUHU).counts["materials"]


def test_nothing_that_the_notice_has_is_written_over(tmp_path):
    edition = carried(WUHU)
    moved = {tmp_path / path.relative_to(home(WUHU)): text for path, text in edition.files.items()}
    rules = next(path for path in moved if "rules" in path.parts)
    rules.parent.mkdir()
    rules.write_text("notice: next", encoding="utf-8")
    written = replace(edition, files=moved).write()
    assert (rules in written, rules.read_text(encoding="utf-8")) == (False, "notice: next")
    assert sorted(path.parts[-2] for path in written) == ["materials"]
    assert replace(edition, files=moved).write() == []
    shutil.rmtree(tmp_path)
