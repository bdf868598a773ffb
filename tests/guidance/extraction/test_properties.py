"""Whatever is typed: no exception, spans inside the message, values of the vocabulary, offsets kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation, respond
from guidance.extraction.date_mentions import find_dates
from guidance.extraction.fact_wording import load_fact_wording
from guidance.extraction.fold_message import MessageFolder
from guidance.extraction.typed_values import read_typed_date
from ingest.text.normalise import search_spelling
from tests.guidance.extraction.extracting import FACTS, extract

FOLDER = MessageFolder(load_fact_wording(FACTS).file.spelling)
TODAY = date(2026, 11, 24)
WORDS = """
    我 本人 他 同事 儿子 替 问 是 不是 没有 有 了 的 评上 取得 毕业 本科 硕士 博士 大专
    学位 学历 工程师 高工 助工 中级 高级技师 技师 论文 一篇 两项 发明专利 省科技奖
    学会科技奖 一等奖 排第三 2018年 6月 18年 二〇一八 30日 前年 第二年 在 海州区 开发区
    南京 上班 公司 合同 签 处分 影响期 过了 没过 公需课 每年 合格 年度考核 考察 一线
    二十年 如果 打算 听说 能不能 报 初定 吗 说错了 不对 不知道 ， 。 ？ ： 、 ( ) 碩士
    ２０１９ 99999 0年 13月 第0名 世界技能大赛 教练 金牌
"""
MESSAGES = st.one_of(st.text(max_size=120), st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40).map("".join))
ASKED = st.one_of(st.none(), st.sampled_from(list(FACTS)), st.just("no_such_fact"))
KNOWN = st.fixed_dictionaries(
    {},
    optional={
        "title_date": st.sampled_from(["2018", "2018-06", "2018-06-15"]),
        "education": st.sampled_from(list(FACTS["education"].values)),
        "title_level": st.sampled_from(list(FACTS["title_level"].values)),
        "employment_status": st.sampled_from(list(FACTS["employment_status"].values)),
    },
)


@settings(max_examples=400)
@given(MESSAGES, ASKED, KNOWN)
def test_what_is_heard_is_valid_whatever_is_typed(message, asked, known):
    heard = extract(message, asked=asked, known=known, notice_year=2024)
    assert set(heard.facts) <= set(FACTS)
    assert set(heard.spans) == set(heard.facts)
    assert all(0 <= start <= end <= len(message) for start, end in heard.spans.values())
    assert set(heard.corrections) <= set(heard.facts) & set(known)
    assert set(heard.unsure) <= {asked} - set(heard.facts)
    assert heard.own_details or not (heard.facts or heard.unsure)


@settings(max_examples=200)
@given(
    st.text(st.characters(categories=["Nd", "No", "Nl"]), max_size=4),
    st.sampled_from(["我201{}年{}月取得工程师", "{}篇论文{}", "干了{}年{}"]),
)
def test_figures_of_any_script_are_read_or_passed_over(figures, words):
    message = words.format(figures, figures)
    extract(message, asked="title_date")
    read_typed_date(message)
    find_dates(search_spelling(message))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MESSAGES, ASKED, KNOWN)
def test_what_is_kept_of_a_case_is_possible_whatever_is_typed(assistant, message, asked, known):
    case = ApplicantCase(facts=dict(known), asked=asked)
    reply = respond(message, Conversation("lyg-2024-14", TODAY, case=case), assistant)
    FACTS.parse(reply.facts, TODAY)


@pytest.mark.parametrize(
    ("message", "fact", "shown"),
    [
        ("我2031年评的工程师", "title_date", "2031"),
        ("2019年2月30日评上的工程师", "title_date", "2019年2月30日"),
        ("我发表了99999篇论文", "papers", "99999"),
        ("我拿过省科技奖，排名1032", "science_prize_rank", "1032"),
    ],
)
def test_what_cannot_be_is_said_to_be_so_and_not_kept(assistant, message, fact, shown):
    reply = respond(message, Conversation("lyg-2024-14", TODAY), assistant)
    assert fact not in reply.facts
    told = [s.text for s in reply.sentences if FACTS[fact].label in s.text and shown in s.text]
    assert told and told[0].startswith("有一处不对")


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(message):
    assert len(FOLDER.fold(message)) == len(message)


@settings(max_examples=100)
@given(MESSAGES)
def test_a_supposition_tells_nothing(message):
    sentence = message.translate({ord(stop): None for stop in "。？！?!;；\n\r但可现目不而实其惜眼我本"})
    assert extract("假如" + sentence).facts == {}
