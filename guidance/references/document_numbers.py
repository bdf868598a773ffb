"""Document numbers: which a message names, in any bracket or none, and which notices bear or cite them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.text.normalise import search_spelling

_OPEN, _CLOSE = r"[\[({<〔【〖《〈「]", r"[\])}>〕】〗》〉」]"
_FULL = re.compile(
    rf"([一-鿿]{{0,14}})\s*(?:{_OPEN}\s*((?:19|20)\d\d)\s*年?\s*{_CLOSE}|((?:19|20)\d\d)\s*年?[\s\-]?)"
    r"\s*第?\s*(\d{1,4})\s*号(?:文件?)?"
)
_SHORT = re.compile(
    r"([一-鿿]{0,14})\s*(?:第\s*)?(?<![\d.\-])(\d{1,4})\s*号(?![楼室房门院线院馆厅窗])(\s*(?:那个|这个)?(?:文件?|通知|函))?"
)
_DAYS_OF_A_MONTH = 31


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number as printed: the issuer's short name, the year and the running number."""

    issuer: str
    year: str
    serial: str

    def __str__(self) -> str:
        return f"{self.issuer}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document number in a message: what was written, where, and the notices' numbers that it can mean."""

    text: str
    start: int
    end: int
    numbers: tuple[DocumentNumber, ...]


def printed_numbers(text: str) -> list[DocumentNumber]:
    """Return the full document numbers that stand in the words of a notice, each once."""
    matches = [match for match in _FULL.finditer(search_spelling(text)) if match[1] and match[2]]
    return list(dict.fromkeys(DocumentNumber(_issuer(match[1]), match[2], match[4]) for match in matches))


def document_mentions(text: str, known: Callable[[str], Iterable[DocumentNumber]]) -> list[DocumentMention]:
    """Return the document numbers that `text`, in search spelling, names, in order and without overlap.

    `known` gives the numbers in the notices that have a running number; a mention that means none of them is of
    a document that no notice bears or cites.
    """
    full = [mention for match in _FULL.finditer(text) if (mention := _full_mention(match, known(match[4])))]
    short = [
        mention
        for match in _SHORT.finditer(text)
        if not any(other.start < match.end() and match.start() < other.end for other in full)
        and (mention := _short_mention(match, list(known(match[2]))))
    ]
    return sorted(full + short, key=lambda mention: mention.start)


def _full_mention(match: re.Match[str], same_serial: Iterable[DocumentNumber]) -> DocumentMention | None:
    """苏人社发〔2016〕132号, or with the year in no brackets, which is a document number only where one is known."""
    issuer, year = match[1], match[2] or match[3]
    candidates = [
        number for number in same_serial if number.year == year and (not issuer or _same(issuer, number.issuer))
    ]
    return _mention(match, issuer, candidates) if candidates or (match[2] and issuer) else None


def _short_mention(match: re.Match[str], same_serial: list[DocumentNumber]) -> DocumentMention | None:
    """苏人社发132号, 132号文, 132号; a bare number up to 31 may be a day of the month and is none."""
    issuer, serial, document = match[1], match[2], match[3]
    candidates = [number for number in same_serial if _ends(issuer, number.issuer)]
    if not candidates and (document or int(serial) > _DAYS_OF_A_MONTH):
        candidates, issuer = same_serial, ""
    return _mention(match, issuer, candidates) if candidates else None


def _mention(match: re.Match[str], issuer: str, candidates: list[DocumentNumber]) -> DocumentMention:
    """The mention from where the issuer's name begins; of an unknown issuer six characters are taken for its name."""
    length = max((_common(issuer, number.issuer) for number in candidates), default=min(len(issuer), 6))
    start = match.start() + len(match[1]) - length if match[1] else match.start()
    return DocumentMention(match[0][start - match.start() :].strip(), start, match.end(), tuple(candidates))


def _issuer(words: str) -> str:
    """The issuer's short name at the end of the Chinese words before the year."""
    return re.sub(r"^.*(?:根据|按照|依据|依照|印发|以及|和|与|及|的|见|由)", "", words)[-10:]


def _same(written: str, issuer: str) -> bool:
    """Whether the words before the year end in `issuer`, or in most of its characters."""
    if _ends(written, issuer):
        return True
    tail = set(written[-len(issuer) - 1 :])
    return len(tail & set(issuer)) * 3 >= len(set(issuer)) * 2


def _ends(written: str, issuer: str) -> bool:
    return bool(written) and (written.endswith(issuer) or (len(written) > 1 and issuer.endswith(written)))


def _common(written: str, issuer: str) -> int:
    return len(issuer) if written.endswith(issuer) else min(len(written), len(issuer))
