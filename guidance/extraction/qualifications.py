"""Education, degree, title and skill certificate as they are held, each with its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.extraction.credential_mentions import CredentialMention, find_mentions
from guidance.extraction.date_attachment import Dated, date_mentions
from guidance.extraction.extraction_result import FactFinding, Stamp
from guidance.extraction.fact_wording import PAUSE, Lexicon

_LEVELS = {"engineer": "intermediate", "not_engineer": "intermediate"}
_HIGH = ("senior", "associate_senior")
_GOT = r"(?:是|为|评上了?|评过|评了|取得了?|获得了?|拿到了?|拿了|有了?|晋升为?|聘为|聘了|升了|升到)"
_HOLDS = re.compile(rf"{_GOT}(?:[一个名位的]|一个|一名|一位|市里|省里|评的)*\Z")
_GOT_AFTER = re.compile(
    r"(?:职称|资格|证书?|是|我|[去前今]年|大前年|已经?|早就|早|就|都|[\d年月日号.\-]|[一二三四五六七八九十])*"
    r"(?:评上|评的|评了|拿到|拿的|取得|到手|下来了|评过|有了|满|了$)"
)
_WISHED = re.compile(
    r"(?:职称|资格)?(?:以后|之后|后|的话|工资|待遇|薪|补贴|奖励|津贴|有?什么|有多少|能|会|可以|是不是|要)"
)
_DONE = re.compile(r"\d|已|早|[去前今]年|刚|了(?!解)")
_DEGREE_ONLY = re.compile(
    r"只(?:拿了?|有|拿到了?|给了?)(?:个|一个)?学位|学位[^\n,;。]{0,6}没有?学历|没有?(?:研究生)?学历|单证"
)
_NO_DEGREE = re.compile(
    r"没有?(?:拿到?|给|发|取得|获得)?(?:过)?(?:任何|毕业证书?[和、也]?)?(?:学士)?学位"
    r"|学位证?书?(?:也|都|还|却|就)?(?:没有?(?:拿|给|发)?|无)|无学位"
)
_BOTH = re.compile(
    r"双证|(?<!没)(?<!没有)(?:有|拿到?了?|发了)(?:毕业证书?[和、及])?学位证"
    r"|(?:学历和?学位|学历、学位|毕业证书?[、和]?学位证书?|学位(?:证书?)?)"
    r"(?:都|也|均|全|书|我|,| )*(?:有|齐|在|全|拿|发)"
)
_RECORD = re.compile(r"(?:的|毕业的?)?学历")  # who has the record of it has graduated
_UNFINISHED = re.compile("结业|肄业|修业|培训|没毕业|毕业证")
_AS_DEGREE = re.compile(r"学位(?:是|为|:|就是|写的)+\Z")
_ON_PAPER = re.compile(r"学历[^\n,;。]{0,8}\Z")


def find_qualifications(text: str, whole: str, stamps: list[Stamp], lexicon: Lexicon) -> list[FactFinding]:
    """Return education, degree, title, skill certificate and their dates as `text` tells them."""
    mentions = find_mentions(text, lexicon)
    dated = date_mentions(text, whole, stamps, [m for m in mentions if m.kind != "title" or _held(text, whole, m)])
    schooling = [*_schooling(text, mentions, dated, lexicon)]
    return [*schooling, *_title(text, whole, mentions, dated), *_skill(mentions, dated, lexicon), *_since(dated)]


def _schooling(
    text: str, mentions: list[CredentialMention], dated: list[Dated], lexicon: Lexicon
) -> Iterator[FactFinding]:
    ranks = list(lexicon.facts["education"].values)
    degree_only = _DEGREE_ONLY.search(text)
    educations, degrees = [], []
    for mention in (m for m in mentions if not m.denied):
        named = _AS_DEGREE.search(text, 0, mention.start)
        as_degree = (degree_only or named) and mention.value in ("master", "doctor")
        if mention.kind == "degree" and not (
            mention.value == "second_bachelor" and _ON_PAPER.search(text, 0, mention.start)
        ):
            degrees.append(mention)
        elif mention.kind in ("education", "degree"):
            (degrees if as_degree else educations).append(mention)
    top = max(educations, key=lambda m: (ranks.index(m.value), m.start), default=None)
    if top:
        yield FactFinding("education", top.value, top.start, top.end)
        if _RECORD.match(text, top.end) and not _UNFINISHED.search(text):
            yield FactFinding("education_completion", "graduated", top.start, top.end)
    yield from _degree(text, degrees, top, ranks)
    yield from _graduation(dated, top, degrees)


def _degree(
    text: str, degrees: list[CredentialMention], top: CredentialMention | None, ranks: list[str]
) -> Iterator[FactFinding]:
    best = max(degrees, key=lambda m: (ranks.index(m.value), m.start), default=None)
    none, both = _NO_DEGREE.search(text), _BOTH.search(text)
    if best:
        yield FactFinding("degree", best.value, best.start, best.end)
    elif none:
        yield FactFinding("degree", "none", *none.span())
    elif both and top and top.value in ("bachelor", "master", "doctor"):
        yield FactFinding("degree", top.value, *both.span())


def _graduation(
    dated: list[Dated], top: CredentialMention | None, degrees: list[CredentialMention]
) -> Iterator[FactFinding]:
    own = [
        d for d in dated if d.kind == "education" and (d.mention is None or top is None or d.mention.value == top.value)
    ]
    if not own and (top is None or any(m.value == top.value for m in degrees)):
        own = [d for d in dated if d.kind == "degree"]
    if own:
        last = max(own, key=lambda d: d.stamp.value)
        yield FactFinding("graduation", last.stamp.value, last.stamp.start, last.stamp.end)


def _title(text: str, whole: str, mentions: list[CredentialMention], dated: list[Dated]) -> Iterator[FactFinding]:
    held = [m for m in mentions if m.kind == "title" and not m.denied and _held(text, whole, m)]
    order = ("technician", "assistant", "intermediate", "associate_senior", "senior")
    top = max(held, key=lambda m: (order.index(_level(m)), m.value == "engineer"), default=None)
    if top:
        yield FactFinding("title_level", _level(top), top.start, top.end)
        yield from _engineer(mentions, held, _level(top))
    if own := _best_dated([d for d in dated if d.kind == "title"], top):
        yield FactFinding("title_date", own.stamp.value, own.stamp.start, own.stamp.end)


def _best_dated(dated: list[Dated], top: CredentialMention | None) -> Dated | None:
    """The title's date: of the very title where it has one, of the award rather than of the certificate."""
    own = [d for d in dated if not top or not d.mention or _level(d.mention) == _level(top)]
    same = [d for d in own if top and d.mention and d.mention.value == top.value]
    own = [d for d in same or own if not d.issued] or same or own
    return own[-1] if own else None


def _engineer(mentions: list[CredentialMention], held: list[CredentialMention], level: str) -> Iterator[FactFinding]:
    if level != "intermediate":
        return
    for mention in sorted(held, key=lambda m: m.value != "engineer"):
        if mention.value in ("engineer", "not_engineer"):
            yield FactFinding("title_is_engineer", mention.value == "engineer", mention.start, mention.end)
            return
    for mention in mentions:
        if mention.kind == "title" and mention.value == "engineer" and mention.denied:
            yield FactFinding("title_is_engineer", False, mention.start, mention.end)


def _held(text: str, whole: str, mention: CredentialMention) -> bool:
    """A higher title is mostly the one aimed at: it is held only where the words around say so."""
    if mention.value not in _HIGH:
        return True
    before = re.split(f"[{PAUSE}]", whole[: mention.start])[-1]
    if _WISHED.match(whole, mention.end) and not _DONE.search(before):
        return False
    return bool(_HOLDS.search(text, max(0, mention.start - 12), mention.start) or _GOT_AFTER.match(text, mention.end))


def _level(mention: CredentialMention) -> str:
    return _LEVELS.get(mention.value, mention.value)


def _skill(mentions: list[CredentialMention], dated: list[Dated], lexicon: Lexicon) -> Iterator[FactFinding]:
    ranks = list(lexicon.facts["skill_certificate"].values)
    held = [m for m in mentions if m.kind == "skill" and not m.denied]
    top = max(held, key=lambda m: ranks.index(m.value), default=None)
    if not top:
        return
    yield FactFinding("skill_certificate", top.value, top.start, top.end)
    for found in dated:
        if found.kind == "skill" and found.mention and found.mention.value == top.value == "senior_technician":
            yield FactFinding("skill_certificate_date", found.stamp.value, found.stamp.start, found.stamp.end)


def _since(dated: list[Dated]) -> Iterator[FactFinding]:
    starts = [d.stamp for d in dated if d.kind == "since"]
    if starts:
        first = min(starts, key=lambda stamp: stamp.value)
        yield FactFinding("speciality_since", first.value, first.start, first.end)
