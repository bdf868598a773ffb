"""Notices that go by one companion document: it answers under its own name, and is nothing to apply under."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from companion_office import BENGBU, CITING, HUAINAN, STANDARDS, add_companion_office
from further_notices import copied_knowledge, settings_for

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.references.find_references import find_references
from guidance.reply import Outcome, Reply
from guidance.retrieval.look_up import Lookup
from guidance.ui.window_words import by_state
from tests.guidance.ui.page_runs import html, list_named, page_alone, run_app

TODAY = date(2026, 9, 1)
NAME = "《江岭省工程系列中级专业技术资格评审标准条件（试行）》"
OTHER, LEFT_OUT = "lyg-etdz-2023-h2", "lyg-2024-14"  # the larger of the project's notices takes long to index


@pytest.fixture(scope="module")
def office(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant of a notice, three others that go by one companion, and this; the settings stay with it."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(indexed, folder / "data")
    knowledge = add_companion_office(copied_knowledge(folder))
    shutil.rmtree(knowledge / "notices" / LEFT_OUT)
    with settings_for(knowledge, folder / "data"):
        yield open_assistant()


def ask(office: Assistant, question: str, notice: str | None = None) -> Reply:
    return respond(question, Conversation(notice, TODAY), office)


def test_the_companion_is_indexed_and_is_no_notice(office: Assistant):
    assert office.knowledge.faults == ()
    assert {*CITING} < {notice.id for notice in office.notices} and STANDARDS not in {n.id for n in office.notices}
    assert [document.id for document in office.knowledge.companions] == [STANDARDS]
    assert STANDARDS not in office.knowledge.packs and {*CITING} < office.knowledge.packs.keys()
    assert STANDARDS not in {notice.id for group in by_state(office.notices, TODAY).values() for notice in group}


def test_a_number_that_names_no_document_is_one_of_a_notice_where_a_notice_has_it(office: Assistant):
    numbers = office.understanding.numbers
    of_notices = find_references("第二条怎么规定", numbers).clauses
    assert of_notices and not any(id.startswith(STANDARDS) for id in of_notices)
    of_companion = find_references(f"{NAME}第二条怎么规定", numbers).clauses
    assert of_companion and all(id.startswith(STANDARDS) for id in of_companion)


def test_a_known_question_of_the_companion_is_one_of_each_notice_that_goes_by_it(office: Assistant):
    [known] = [question for question in office.knowledge.known_questions if question.notice == STANDARDS]
    assert set(known.notices) == {STANDARDS, *CITING}
    assert ask(office, known.text, HUAINAN).citations[0].id == known.clauses[0]


@pytest.mark.parametrize(
    ("question", "notice", "clause"),
    [
        ("论文要求发表几篇", HUAINAN, "2.5"),
        ("淮南申报工程师，硕士学位要工作满几年", None, "2.3.2"),
        ("蚌埠评工程师，实用新型专利要几件", None, "2.4.1"),
    ],
)
def test_a_question_on_a_notice_is_answered_by_its_companion_under_the_name_of_that(office, question, notice, clause):
    reply = ask(office, question, notice)
    assert reply.citations[0].id == f"{STANDARDS}#{clause}" and reply.citations[0].notice == STANDARDS
    sentence = next(sentence for sentence in reply.sentences if sentence.cites == (0,) and sentence.prefix)
    assert (
        sentence.prefix == f"【{NAME}】"
        and sentence.own_words in office.documents[-1].by_id[f"{STANDARDS}#{clause}"].text
    )
    assert set(reply.notices) <= {notice or HUAINAN, BENGBU} and STANDARDS not in reply.notices


@pytest.mark.parametrize("question", ["安徽评工程师论文要发表几篇", "安徽评工程师技术报告要写几篇"])
def test_what_the_companion_settles_for_three_notices_alike_is_not_asked_back(office: Assistant, question):
    reply = ask(office, question)
    assert reply.outcome is Outcome.ANSWERED and {citation.notice for citation in reply.citations} == {STANDARDS}


@pytest.mark.parametrize("question", ["安徽评工程师材料送到哪里", "安徽评工程师评审费多少"])
def test_what_the_notices_settle_themselves_is_asked_back_without_the_companion(office: Assistant, question):
    reply = ask(office, question)
    assert reply.outcome is Outcome.ASKED_WHICH_NOTICE and set(reply.notices) == {*CITING}


def test_a_companion_named_by_number_title_or_clause_answers_alone(office: Assistant):
    for question, clause in (
        ("江岭人社规〔2023〕4号里技术报告要几篇", "2.4.2"),
        (f"{NAME}第五条怎么说", "2.5"),
        ("《江岭省工程系列中级专业技术资格评审标准条件》对论文怎么要求", "2.5"),
        (f"{STANDARDS}#2.3.4", "2.3.4"),
    ):
        reply = ask(office, question)
        assert [citation.id for citation in reply.citations][:1] == [f"{STANDARDS}#{clause}"], question


def test_a_number_that_the_companion_does_not_have_sends_to_the_office_of_a_notice(office: Assistant):
    reply = ask(office, f"{NAME}第九十条", BENGBU)
    assert reply.outcome is Outcome.NUMBER_ABSENT and reply.notices == (BENGBU,)
    assert reply.citations[-1].id == f"{BENGBU}#5"


def test_a_label_alone_means_the_notice_before_its_companion(office: Assistant):
    reply = ask(office, "第三条讲什么", BENGBU)
    assert reply.citations[0].notice == BENGBU


def test_a_chosen_notice_is_not_answered_from_the_companion_of_others(office: Assistant):
    reply = ask(office, "江岭人社规〔2023〕4号的论文要几篇", OTHER)
    assert reply.outcome is Outcome.OTHER_NOTICE and set(reply.notices) <= {*CITING}
    assert STANDARDS not in {citation.notice for citation in ask(office, "论文要求发表几篇", OTHER).citations}


def test_a_check_in_the_talk_cites_the_companion(office: Assistant):
    talk = Conversation(BENGBU, TODAY)
    told = (
        "我本科，学士学位，2023年1月1日取得助理工程师，在企业工作签了劳动合同，论文1篇，实用新型专利1件，我能报工程师吗"
    )
    reply = respond(told, talk, office)
    assert reply.check and f"{STANDARDS}#2.3.3" in {citation.id for citation in reply.citations}
    assert f"{NAME} 第三条（三）" in reply.answer


def test_the_look_up_finds_clauses_of_the_companion(office: Assistant):
    lookup = Lookup(office.documents, office.knowledge.weights.look_up)
    assert lookup.find("公开发表本专业论文")[0].clause.id == f"{STANDARDS}#2.5"
    assert lookup.find(f"{STANDARDS}#2.6")[0].notice.name == NAME


@pytest.fixture
def pages(office: Assistant) -> Iterator[None]:
    """The pages serve this office."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("pages")
def test_the_pages_show_a_companion_by_its_links_and_not_among_what_one_applies_under():
    linked = html(run_app(clause=f"{STANDARDS}#2.5"))
    assert 'id="c-2.5"' in linked and "clause d2 here" in linked
    assert "配套文件</strong> 不收申报" in linked and "申报时间</dt>" not in linked and "蚌人社秘〔2026〕31号" in linked
    assert f'href="notice?clause={STANDARDS}"' in html(run_app(clause=f"{BENGBU}#2"))
    listed = html(page_alone("notices_page").run())
    assert "蚌埠市2026年评审" in listed and STANDARDS not in listed and NAME not in listed
    assert NAME not in "".join(list_named(page_alone("check_page").run(), "按哪个通知自查").options)
