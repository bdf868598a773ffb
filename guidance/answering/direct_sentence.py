"""The direct first sentence of an answer (不能, 20份, 500元/人), made only where the clause settles it beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from guidance.answering.metadata_requests import contact_name, contacts_asked
from guidance.answering.opening_hours import is_inside, is_outside, without_times
from guidance.answering.prohibitions import denial
from guidance.replies import Replies
from ingest.document import Clause
from ingest.notices.notice import Fee, Notice
from ingest.text.normalise import search_spelling

_HOW_MUCH = re.compile("多少钱|多少元|多少费|几块|几百|几千|(?:费用?|收|交)(?:是|要)?多少")
_COUNTED = "份|篇|部|册|门"
_HOW_MANY = re.compile(f"(?:几|多少)个?(?P<unit>{_COUNTED})")
_PAPER = re.compile("[ab][345]", re.IGNORECASE)
_NOT_OF_ALL = re.compile("不要求|不作[^,。;]{0,6}要求|[,;]或者?[^,。;]{0,12}[0-9一二两三四五六七八九十]+ ?[份篇部册项]")
_FOR_ALL = re.compile("统一|一律|均")
_ONLINE = re.compile("网上|线上|网报|系统|上网|在线")


@dataclass(frozen=True)
class AskedMatter:
    """One question in folded text, `matter` is it without everyday words, `meanings` the notices' words for that.

    `core` takes everyday words out of any text, `goes_on` says that it is about what the talk spoke of before.
    `judged` is the text with the level that it names, where that names the notice too.
    """

    text: str
    matter: str = ""
    meanings: Collection[str] = ()
    core: Callable[[str], str] = str
    goes_on: bool = False
    judged: str = ""


def direct_sentence(asked: AskedMatter, clause: Clause, quoted: str, notice: Notice, replies: Replies) -> str:
    """Return the sentence that answers `asked` by the `clause` and the words `quoted` of it; "" for a doubtful one."""
    said = _hours(asked, clause, notice, replies) or _fee(asked, clause, notice, replies)
    said = said or _phone(asked, clause, notice, replies) or _paper(asked, quoted, replies)
    return said or _count(asked, clause, quoted, notice, replies) or _denial(asked, clause, quoted, notice, replies)


def _denial(asked: AskedMatter, clause: Clause, quoted: str, notice: Notice, replies: Replies) -> str:
    """That it cannot be, or need not be."""
    head = notice.by_id[clause.parent].text if clause.parent in notice.by_id else ""
    kind = denial(asked.text, asked.matter, asked.meanings, quoted, asked.core, head)
    return replies.say(f"direct_{kind}") if kind else ""


def settles_hours(text: str, core: Callable[[str], str], notice: Notice, replies: Replies) -> bool:
    """Return whether the notice's hours settle a folded question for a time of the day or week and nothing else."""
    asked = AskedMatter(text, core=core)
    return any(_hours(asked, notice.clause(window.clause), notice, replies) for window in notice.windows)


def _hours(asked: AskedMatter, clause: Clause, notice: Notice, replies: Replies) -> str:
    """That the office is closed then, or that the time is within its hours."""
    windows = [w for w in notice.windows if notice.clause(w.clause).id == clause.id and w.hours]
    offline = [w for w in windows if w.kind != "online"]
    if not offline or _ONLINE.search(asked.text) or asked.core(without_times(asked.text)):
        return ""
    name, hours = offline[0].name, offline[0].hours
    if is_outside(asked.text, hours):
        return replies.say("direct_hours", name=name, hours=hours)
    return replies.say("direct_within", name=name, hours=hours) if is_inside(asked.text, hours) else ""


def _fee(asked: AskedMatter, clause: Clause, notice: Notice, replies: Replies) -> str:
    """The only fee that the notice names, or the only one of what is asked about: 中级收多少钱."""
    if not _HOW_MUCH.search(asked.text):
        return ""
    meant = [fee for fee in notice.fees if _is_of(fee, asked)]
    if len(meant) != 1 or (not asked.matter and len(notice.fees) != 1):
        return ""
    fee = meant[0]
    here = notice.clause(fee.clause).id == clause.id
    return replies.say("direct_count", count=f"{fee.amount}{fee.unit}") if here else ""


def _phone(asked: AskedMatter, clause: Clause, notice: Notice, replies: Replies) -> str:
    """The number of the only one whose phone is asked for."""
    meant = contacts_asked(asked.judged, asked.core, notice)
    if len(meant) != 1 or notice.clause(meant[0].clause).id != clause.id:
        return ""
    return replies.say("direct_phone", name=contact_name(meant[0], asked.judged), phone=meant[0].phone)


def _is_of(fee: Fee, asked: AskedMatter) -> bool:
    """Whether a fee is for just what is asked about, everyday words aside; one for nothing named, where nothing is."""
    return asked.core(search_spelling(fee.what)) == asked.matter


def _paper(asked: AskedMatter, quoted: str, replies: Replies) -> str:
    """The only size of paper that the words name, for what they name or for all."""
    if not _PAPER.search(asked.text):
        return ""
    words = search_spelling(quoted)
    sizes = {size.upper() for size in _PAPER.findall(words)}
    matter = asked.core(_PAPER.sub("", asked.text)).replace("纸", "").replace("打", "")
    if len(sizes) != 1:
        return ""
    meant = matter in asked.core(words) if matter else bool(_FOR_ALL.search(words))
    return replies.say("direct_paper", size=sizes.pop()) if meant else ""


def _count(asked: AskedMatter, clause: Clause, quoted: str, notice: Notice, replies: Replies) -> str:
    """The one number of what is counted that the words name, where the notice asks it of everybody."""
    wanted = _HOW_MANY.search(asked.text)
    if not wanted:
        return ""
    matter, words = asked.core(_HOW_MANY.sub("", asked.text)), search_spelling(quoted)
    if not (matter or asked.goes_on) or matter not in asked.core(words):
        return ""
    number = re.compile(f"(?:一式)?(?:[0-9]+|[一二两三四五六七八九十]+) ?{wanted['unit']}(?:以上|以下|以内)?")
    numbers = set(number.findall(words))
    beside = [other.text for other in notice.clauses if other.parent == clause.parent and other is not clause]
    if len(numbers) != 1 or any(_says_otherwise(text, matter, number, numbers, asked) for text in (quoted, *beside)):
        return ""
    return replies.say("direct_count", count=numbers.pop())


def _says_otherwise(
    text: str, matter: str, number: re.Pattern[str], numbers: Collection[str], asked: AskedMatter
) -> bool:
    """Whether words ask another number of the matter than `numbers`, none at all, or something else instead."""
    words = search_spelling(text)
    if not matter or matter not in asked.core(words):
        return False
    return not set(number.findall(words)) <= set(numbers) or _NOT_OF_ALL.search(words) is not None
