"""A question for a fee or a phone number, and nothing else, that a notice's metadata name → what they name."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.notices.notice import Contact, Fee, Notice
from ingest.text.normalise import search_spelling

Core = Callable[[str], str]
_HOW_MUCH = re.compile(
    "多少钱|多少元|多少费|几块钱?|几百块?|几千块?|(?:费用?|收|交|缴|付)(?:是|要|得)?多少|[怎咋如]么?何?收费|收费标准"
)
_OF_MONEY = re.compile("一共|总共|合计|总计|加起来|大概|分别|各|花|掏|缴|付")
_PHONE = re.compile(
    "(?:联系|咨询|办公)?(?:电话|座机|热线)(?:号码?)?|手机号码?|联系方式|(?:找|问|咨询|联系)谁|[怎咋如]么?何?(?:咨询|联系)"
)
_OF_CALLS = re.compile("(?:人工)?客服|人工|打|拨|联系|咨询|哪个|哪位|谁|号码?|几号|多少")
_SHORTEST = 2  # characters that can name an office


def fees_asked(text: str, core: Core, notice: Notice) -> tuple[Fee, ...]:
    """Return the fees of `notice` that the folded `text` asks for; all of them where it names none, () for another
    question or one that names what no fee is for. `core` takes everyday words out of a text.
    """
    if not _HOW_MUCH.search(text):
        return ()
    left = _OF_MONEY.sub("", text)
    named = [fee for fee in notice.fees if fee.what and search_spelling(fee.what) in left]
    for fee in named:
        left = left.replace(search_spelling(fee.what), "")
    matter = core(_HOW_MUCH.sub("", left))
    if not matter:
        return tuple(named) or notice.fees
    meant = [fee for fee in notice.fees if matter in core(search_spelling(fee.what))]
    return tuple(meant) if not named else ()


def contacts_asked(text: str, core: Core, notice: Notice) -> tuple[Contact, ...]:
    """Return the contacts of `notice` whose phone number the folded `text` asks for: the first where it names none, ()
    for another question or one that names an office that is none of them.
    """
    phones = tuple(contact for contact in notice.contacts if contact.phone)
    if not _PHONE.search(text) or not phones:
        return ()
    of_matters = tuple(contact for contact in phones if contact.matter and search_spelling(contact.matter) in text)
    matter = core(_OF_CALLS.sub("", _PHONE.sub("", text)))
    if of_matters or not matter:
        return of_matters or phones[:1]
    return tuple(contact for contact in phones if _is_named(contact.office, matter))


def metadata_asked(text: str, core: Core, notice: Notice) -> dict[str, str]:
    """Return the clauses (ids) that state what the folded `text` asks for, each with the words of it that do."""
    named: dict[str, str] = {}
    for fee in fees_asked(text, core, notice):
        id = notice.clause(fee.clause).id
        named[id] = f"{named.get(id, '')} {fee.what} {fee.amount}"
    for contact in contacts_asked(text, core, notice):
        id = notice.clause(contact.clause).id
        named[id] = f"{named.get(id, '')} {contact.matter} {contact.phone}"
    return named


def contact_name(contact: Contact, text: str) -> str:
    """Return how a contact is named where the folded `text` asks for it: by its matter, or by its office."""
    if contact.matter and search_spelling(contact.matter) in text:
        return contact.matter
    return f"{contact.office}（{contact.matter}）" if contact.matter else contact.office


def _is_named(name: str, matter: str) -> bool:
    """Whether a matter is an office's name, a part of it, or that name with more words behind it (冠县卫健局)."""
    spelled = search_spelling(name)
    return len(spelled) >= _SHORTEST <= len(matter) and (matter in spelled or matter.startswith(spelled))
