"""Questions drafted for a notice on its first day: as people ask, each answered by its clause."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from further_notices import FIXTURES, LIAOCHENG, WUHU, copied_knowledge, settings_for

from guidance.__main__ import main
from guidance.assistant import open_assistant
from guidance.faq.ask_assistant import Asker
from guidance.faq.draft_entries import draft
from guidance.faq.journey_topics import load_topic_rules
from guidance.question_drafts.draft_questions import QuestionDraft, as_known, draft_questions
from guidance.question_drafts.example_questions import (
    ExampleQuestion,
    ExampleQuestions,
    load_example_questions,
    words_of,
)
from guidance.question_drafts.question_fit import QuestionFit
from guidance.question_drafts.question_frames import load_question_frames
from guidance.question_drafts.write_question_draft import (
    QuestionsNotDraftedError,
    question_draft_path,
    write_question_draft,
)
from ingest.notices.known_questions import load_questions
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import Notice
from ingest.staff_files.faults import FaultsError


@pytest.fixture(scope="module")
def office(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """An office with two notices on their first day."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(indexed, folder / "data")
    knowledge = copied_knowledge(folder)
    for path in (*(knowledge / "notices").iterdir(), *(knowledge / "rules").glob("*.yaml")):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for id in (WUHU, LIAOCHENG):
        shutil.copytree(FIXTURES / "notices" / id, knowledge / "notices" / id)
        (knowledge / "notices" / id / "questions.yaml").unlink(missing_ok=True)
    with settings_for(knowledge, folder / "data"):
        yield Asker(open_assistant())


@pytest.fixture(scope="module")
def wuhu(office: Asker) -> Notice:
    return office.assistant.knowledge.notice(WUHU)


@pytest.fixture(scope="module")
def drafted(office: Asker, wuhu: Notice) -> QuestionDraft:
    return draft_questions(office, wuhu)


def test_a_new_notice_gets_questions_on_its_main_clauses(drafted: QuestionDraft):
    asked = {question.clause.number for question in drafted.questions}
    assert len(drafted.questions) >= 25
    main_clauses = {"1.1", "3.1.1", "3.1.2", "3.2", "3.2.2", "4.9", "5"}  # who, when, where, papers, copies, fee, phone
    assert main_clauses <= asked and len(asked) >= 15
    assert drafted.tried > drafted.found >= len(drafted.questions)


def test_every_question_finds_its_clause(office: Asker, drafted: QuestionDraft):
    assert all(office.first_clause(q.text, WUHU) == q.clause.id for q in drafted.questions)
    assert not {c.id for c in drafted.without} & {q.clause.id for q in drafted.questions}


def test_no_question_is_written_twice_or_names_what_the_notice_has_not(drafted: QuestionDraft, wuhu: Notice):
    texts = [question.text for question in drafted.questions]
    words = "".join(clause.words for clause in wuhu.clauses)
    assert len(set(texts)) == len(texts) and not any(char.isdigit() for text in texts for char in text)
    assert not any(word in text and word not in words for text in texts for word in ("高工", "医师", "连云港", "初定"))


@pytest.fixture(scope="module")
def fit(office: Asker, wuhu: Notice) -> QuestionFit:
    return QuestionFit(wuhu, office.assistant.knowledge, load_example_questions(()).spread)


@pytest.mark.parametrize(
    "text",
    [
        "连云港的材料交到哪里",
        "卫生院的医生能报吗",
        "初定要几年才能报",
        "2024年的还能用吗",
        "高工要几篇论文",
        "本科可以报對嗎",
    ],
)
def test_a_question_of_another_place_kind_level_or_thing_is_not_asked(fit: QuestionFit, text: str):
    assert fit.adapted(text) == ""


def test_a_clause_answers_only_a_question_whose_value_it_gives(fit: QuestionFit, wuhu: Notice):
    fee, forms = wuhu.clause("4.9"), wuhu.clause("3.2.2")
    assert fit.answers("评审费多少钱", fee) and not fit.answers("评审费多少钱", forms)
    assert fit.answers("评审表要交几份", forms) and not fit.answers("评审表要交几张", forms)
    assert fit.answers("评审表谁盖章", forms) and not fit.answers("聘书谁盖章", forms)


def test_a_level_is_named_as_the_notice_has_it(office: Asker):
    fit = QuestionFit(office.assistant.knowledge.notice(LIAOCHENG), office.assistant.knowledge, {})
    assert fit.adapted("中级公示几天") == "副高公示几天"
    assert fit.adapted("中级几年能报") == ""  # years from one level to the next are not those of another


def test_words_tell_things_from_deeds_and_see_what_no_dictionary_has():
    found = {word.text: word.kind for word in words_of("评审表谁盖公章，共一算吗")}
    assert found["公章"] == "thing" and found["共一"] == "pair"


def test_a_draft_is_a_file_of_known_questions_that_no_loader_reads_and_stays_once_edited(
    drafted: QuestionDraft, wuhu: Notice
):
    path = write_question_draft(drafted, wuhu)
    assert path == question_draft_path(wuhu)
    loaded = load_questions(path, WUHU, wuhu.clauses)
    assert [(q.text, q.clauses) for q in loaded] == [(q.text, (q.clause.id,)) for q in drafted.questions]
    assert load_notice(WUHU).questions == ()
    assert write_question_draft(drafted, wuhu) == path
    path.write_text("# 改过\n", encoding="utf-8")
    with pytest.raises(QuestionsNotDraftedError, match="不会覆盖"):
        write_question_draft(drafted, wuhu)
    path.unlink()


def test_nothing_to_ask_writes_no_draft(office: Asker, wuhu: Notice):
    frames = load_question_frames().model_copy(update={"everyday": ["宇航员怎么报"], "of_degree": [], "of_paper": []})
    nothing = draft_questions(office, wuhu, ExampleQuestions((ExampleQuestion("狗", "狗", "x"),)), frames)
    with pytest.raises(QuestionsNotDraftedError, match="没有合适的问法"):
        write_question_draft(nothing, wuhu)


def test_drafts_of_the_faq_ask_in_the_drafted_words(office: Asker, wuhu: Notice, drafted: QuestionDraft):
    asked = ("3.1.2", "3.2.2", "4.9", "5")
    done = [clause.id for clause in wuhu.clauses if clause.number not in asked]
    entries = draft(wuhu, office, load_topic_rules(), done, as_known(drafted))
    taken = {entry.question for entry in entries} & {f"{question.text}？" for question in drafted.questions}
    assert len(taken) >= 3 and not any(entry.known_id for entry in entries)


def test_the_command_writes_and_prints_the_draft(office: Asker, wuhu: Notice, capsys: pytest.CaptureFixture[str]):
    assert main(["questions", "--notice", WUHU]) == 2 and "--draft" in capsys.readouterr().err
    assert main(["questions", "--draft", "--notice", WUHU, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["notice"] == WUHU and len(shown["questions"]) >= 25 and shown["without"]
    written = yaml.safe_load(question_draft_path(wuhu).read_text(encoding="utf-8"))
    assert [item["text"] for item in written] == [question["text"] for question in shown["questions"]]


def test_a_wrong_blank_in_a_frame_is_told(tmp_path: Path):
    path = tmp_path / "question_frames.yaml"
    path.write_text("everyday: [要交多少钱]\ndegrees: []\nof_degree: ['{degre}几年']\nof_paper: []\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="degree"):
        load_question_frames(path)
