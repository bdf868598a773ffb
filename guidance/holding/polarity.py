"""Whether a sentence forbids, permits and requires what its passage does, and judges nobody."""

from __future__ import annotations

import re

from guidance.holding.figures import kept
from guidance.holding.symbols import pairs, segments
from guidance.holding.wording import Wording

_NO = re.compile(
    "(?:不(?!少于|能少于|得少于|低于|仅)|无(?!误)|未|勿|免|禁止?|严禁|拒|没有?|非(?!常))"
    "(?:得|能|可以|可|需要|需|用|必|须|予|再|作为|是|作|允许|准|要|应|算)?"
)
_MAY = re.compile("(?<![不认许])可(?!能|靠)|(?<![技功智职可性不])能(?!力|源|耗)")
_MUST = "(?:必须|应当|须|需要|需|应|要).{0,2}"
_JUDGES = re.compile(
    "(?:您|你|申请人|贵).{0,10}(?:可|能|符合|满足|达到|达标|合格|通过|具备)|恭喜|祝贺|保证|"
    "(?:符合|满足|达到|具备)(?:了)?(?:全部|所有|申报|相关|规定)?(?:的)?(?:条件|要求)(?!的|之1|者)"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_IF = re.compile("如果|若|是否|下列|以下|需要?|须|应")


def polarity_stands(sentence: str, passage: str, wording: Wording) -> bool:
    """Whether no prohibition has been lost or made up, no permission made up or hardened, no condition of it lost."""
    theirs = [wording.canonical(s) for s in _statements(passage)]
    if not all(_same_no(wording.canonical(s), theirs) for s in _statements(sentence)):
        return False
    if _MAY.search(sentence) and not (_MAY.search(passage) and kept(sentence, passage)):
        return False
    if (_MAY.search(sentence) or _NO.search(sentence)) and _widened(sentence, passage):
        return False
    return not _hardened(sentence, passage) and not any(
        _crossed(s, re.split("[,;。]", passage)) for s in segments(sentence)
    )


def judges(sentence: str) -> bool:
    """Whether a sentence tells the reader, or anybody, that the conditions are met."""
    found = _JUDGES.search(sentence)
    return bool(found) and not _IF.search(sentence[: found.end()])


def _statements(text: str) -> list[str]:
    """The segments; what is denied within brackets is said apart from what stands around them."""
    apart = [m[1] for m in _BRACKETS.finditer(text) if _NO.search(m[1])]
    around = _BRACKETS.sub(lambda m: "" if m[1] in apart else m[0], text)
    found: list[str] = []
    for part in (part for each in (around, *apart) for part in segments(each)):
        if found and _NO.match(part):  # it denies what the segment before speaks of
            found[-1] += part
        else:
            found.append(part)
    return found


def _same_no(segment: str, theirs: list[str]) -> bool:
    """Whether what the segment denies is denied in the passage, and what it affirms is not denied there alone."""
    denied = [s for s in theirs if _NO.search(s)]
    affirmed = [s for s in theirs if not _NO.search(s)]
    if deeds := _denied(segment):
        subject = _NO.split(segment, maxsplit=1)[0]
        held = [s for s in denied if any(deed in s for deed in deeds)]
        return bool(held) and _overlap(subject, held) >= _overlap(subject, affirmed)
    if segment.endswith("的") or _NO.search(segment):
        return True
    return not any(_affirms(segment, other, affirmed) for other in denied)


def _affirms(segment: str, denied: str, affirmed: list[str]) -> bool:
    """Whether the segment says of the same what the passage denies."""
    before, after = _NO.split(denied, maxsplit=1)
    only = pairs(after) - pairs(before) - {p for other in affirmed for p in pairs(other)}
    if only & pairs(segment):
        return True
    deeds = [deed for deed in _denied(denied) if deed in segment and deed not in before]
    return any(_overlap(segment, [denied]) >= _overlap(segment, affirmed, deed) for deed in deeds)


def _crossed(segment: str, theirs: list[str]) -> bool:
    """Whether a segment begins as one of the passage's and ends as another, and drops how the first one ends."""
    if len(segment) < 4 or any(segment[-2:] in each and segment[:2] in each for each in theirs):
        return False
    begun = [each for each in theirs if each.startswith(segment[:2]) and each[-2:] not in segment]
    return bool(begun) and any(each.endswith(segment[-2:]) for each in theirs)


def _widened(sentence: str, passage: str) -> bool:
    """Whether the sentence begins with words that stand only behind a narrowing 的, and drops what narrows them."""
    opening = sentence[:4]
    narrowed = re.findall(f"(.{{2}})的{re.escape(opening)}", passage) if len(opening) == 4 else []
    return bool(narrowed) and len(narrowed) == passage.count(opening) and not any(n in sentence for n in narrowed)


def _denied(segment: str) -> list[str]:
    """The two characters after each negation."""
    return [segment[m.end() : m.end() + 2] for m in _NO.finditer(segment) if len(segment) > m.end() + 1]


def _overlap(segment: str, others: list[str], deed: str = "") -> int:
    mine = pairs(_NO.sub("", segment))
    return max((len(mine & pairs(_NO.sub("", other))) for other in others if deed in other), default=0)


def _hardened(sentence: str, passage: str) -> bool:
    """Whether what the passage permits is required by the sentence."""
    for found in _MAY.finditer(passage):
        deed = re.sub("^以", "", passage[found.end() : found.end() + 3])[:2]
        if deed and re.search(_MUST + re.escape(deed), sentence) and not _MAY.search(sentence):
            return True
    return False
