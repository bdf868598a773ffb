"""The direct first sentence of an answer (不能, 20份, 500元/人), made only where the clause settles it beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from guidance.answering.opening_hours import is_outside, without_times
from guidance.answering.prohibitions import denial
from guidance.replies import Replies
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

_HOW_MUCH = re.compile("多少钱|多少元|多少费|几块|几百|几千|(?:费用?|收|交)(?:是|要)?多少")
_COUNTED = "份|篇|部|册|门"
_HOW_MANY = re.compile(f"(?:几|多少)个?(?P<unit>{_COUNTED})")
_ONLINE = re.compile("网上|线上|网报|系统|上网|在线")


@dataclass(frozen=True)
class AskedMatter:
    """One question in folded text, `matter` is it without everyday words, `meanings` the notices' words for that.

    `core` takes everyday words out of any text, `goes_on` says that it is about what the talk spoke of before.
    """

    text: str
    matter: str = ""
    meanings: Collection[str] = ()
    core: Callable[[str], str] = str
    goes_on: bool = False


def direct_sentence(asked: AskedMatter, clause: Clause, quoted: str, notice: Notice, replies: Replies) -> str:
    """Return the sentence that answers `asked` by the `clause` and the words `quoted` of it; "" for a doubtful one."""
    said = _hours(asked, clause, notice, replies) or _fee(asked, clause, notice, replies)
    return said or _count(asked, quoted, replies) or _denial(asked, quoted, replies)


def _denial(asked: AskedMatter, quoted: str, replies: Replies) -> str:
    """That it cannot be, or need not be."""
    kind = denial(asked.text, asked.matter, asked.meanings, quoted, asked.core)
    return replies.say(f"direct_{kind}") if kind else ""


def _hours(asked: AskedMatter, clause: Clause, notice: Notice, replies: Replies) -> str:
    """That the office is closed then."""
    windows = [w for w in notice.windows if notice.clause(w.clause).id == clause.id and w.hours]
    offline = [w for w in windows if w.kind != "online"]
    if _ONLINE.search(asked.text) or not offline or without_times(asked.matter):
        return ""
    if not is_outside(asked.text, offline[0].hours):
        return ""
    return replies.say("direct_hours", name=offline[0].name, hours=offline[0].hours)


def _fee(asked: AskedMatter, clause: Clause, notice: Notice, replies: Replies) -> str:
    """The only fee that the notice names."""
    if asked.matter or len(notice.fees) != 1 or not _HOW_MUCH.search(asked.text):
        return ""
    fee = notice.fees[0]
    here = notice.clause(fee.clause).id == clause.id
    return replies.say("direct_count", count=f"{fee.amount}{fee.unit}") if here else ""


def _count(asked: AskedMatter, quoted: str, replies: Replies) -> str:
    """The one number of what is counted that the words name."""
    wanted, words = _HOW_MANY.search(asked.text), search_spelling(quoted)
    matter = asked.core(_HOW_MANY.sub("", asked.text))
    if not wanted or not (matter or asked.goes_on) or matter not in asked.core(words):
        return ""
    number = f"(?:一式)?(?:[0-9]+|[一二两三四五六七八九十]+) ?{wanted['unit']}(?:以上|以下|以内)?"
    numbers = set(re.findall(number, words))
    return replies.say("direct_count", count=numbers.pop()) if len(numbers) == 1 else ""
