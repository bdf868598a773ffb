"""A message that tells and does not ask starts the check, whatever nouns it has."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.checking.outright_questions import asks_outright
from guidance.conversation import Conversation, respond
from guidance.lexicon.lexicon import load_lexicon

TODAY = date(2024, 6, 15)


def test_forms_of_asking_are_told_from_nouns():
    words = load_lexicon().question
    for asking in ("我大专，毕业证丢了怎么办", "我是本科，申报表下载地址", "评审费呢", "能报不", "证要不要补"):
        assert asks_outright(asking, words)
    for telling in ("我大专，毕业证丢了", "有教师资格证", "我还是在这个厂里上班", "我工程师证书换过一次"):
        assert not asks_outright(telling, words)


@pytest.mark.parametrize("message", ["我大专，毕业证丢了还没补办", "在民办幼儿园教书，有教师资格证"])
def test_who_tells_facts_and_asks_nothing_is_checked(assistant, message):
    assert respond(message, Conversation("lyg-etdz-2023-h2", TODAY), assistant).kind == "check"


@pytest.mark.parametrize("message", ["我学的机械，现在做智能产线，能报吗", "现在做设备改造的，够不够条件"])
def test_who_tells_their_field_of_work_is_asked_whether_it_is_the_notice_s(assistant, message):
    reply = respond(message, Conversation("lyg-2024-14", TODAY), assistant)
    assert (reply.kind, reply.asks) == ("check", ("speciality",))
