"""Messages about the answer given last, told from questions."""

from __future__ import annotations

import pytest

from guidance.lexicon.lexicon import load_lexicon
from guidance.understanding.answer_requests import answer_request


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("原文在哪一条?", "source"),
        ("出处呢", "source"),
        ("为什么不行", "reason"),
        ("说简单点", "plainer"),
        ("没看懂", "plainer"),
        ("还有别的吗", "more"),
        ("为什么要盖章", None),
        ("还有别的材料吗", None),
        ("密码忘了怎么办", None),
        ("好的", None),
    ],
)
def test_a_message_is_about_the_answer_only_where_it_names_no_matter(text, request_):
    assert answer_request(text, load_lexicon().answer_requests) == request_
