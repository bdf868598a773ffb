"""Known questions as neighbours: of the notices at hand, and only where what they name is named."""

from __future__ import annotations

import pytest

from guidance.answerability.nearest_questions import NearestQuestions
from ingest.embedding.encoder import load_encoder
from ingest.notices.notice import KnownRefusal

ANYWHERE = KnownRefusal("a", "今天天气怎么样", "smalltalk", "闲聊", (), (), "测")
ONE = KnownRefusal("b", "评审费能不能退", "unstated", "没写退费", ("one", "two"), (), "测")
TOWN = KnownRefusal("c", "无锡评审费多少钱", "elsewhere", "外市", (), (), "测", (frozenset({"无锡"}),))
YEAR = KnownRefusal(
    "d",
    "2022年高工评审费",
    "elsewhere",
    "他年",
    (),
    (),
    "测",
    (frozenset({"2022", "22年"}), frozenset({"高工", "副高"})),
)


@pytest.fixture(scope="module")
def nearest():
    questions = NearestQuestions([ANYWHERE, ONE, TOWN, YEAR], load_encoder(), compared_words=4)

    def nearest(message: str, *notices: str) -> str | None:
        found = questions.nearest(message, notices)
        return found.known.id if found else None

    return nearest


@pytest.mark.parametrize(
    ("message", "notices", "id"),
    [
        ("评审费能退吗", ["two"], "b"),
        ("评审费能退吗", ["three"], "a"),
        ("无锡的评审费多少", ["three"], "c"),
        ("评审费多少钱", ["three"], "a"),
        ("22年副高评审费多少", ["three"], "d"),
        ("2022年中级评审费多少", ["three"], "a"),
        ("高工评审费多少", ["three"], "a"),
    ],
)
def test_the_nearest_is_of_the_notices_and_names_nothing_that_the_message_does_not(nearest, message, notices, id):
    assert nearest(message, *notices) == id


def test_there_is_none_where_all_are_of_other_notices_or_name_something_else():
    questions = NearestQuestions([ONE, TOWN], load_encoder(), compared_words=4)
    assert questions.nearest("评审费多少钱", ["three"]) is None
    assert dict(questions.many) == {"one": 1, "two": 1, "": 1}
