"""A sentence of a materials clause → the papers that it asks for, each with its own words and what holds for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidance.materials_drafts.addressees import addressee_before, addressee_in_brackets, owner_and_paper
from guidance.materials_drafts.materials_wording import MaterialsWording

_BRACKETS = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")
_NAMED = re.compile(r"《[^《》]*》|“[^“”]*”")
_LINKS = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)|<[^<>\s]*>")
_APART = re.compile("、|以及|及其|及|和|与")
_LEAD = re.compile(r"[：:](?![\d/])")
_COMMA = re.compile("[，,]")
_COUNTED = re.compile("(?<=[表书证件函告结同议册单录])(?:一式)?[\\d一二两三四五六七八九十]+份.*$")
_SUMS_UP = re.compile("(?:证明|佐证)(?:材料)?(?:$|合订|装订|等|\\d|各)")
_IN_BRACKETS = re.compile("材料[（(](?P<list>[^（）()]*[\\d一二两三四五六七八九十]份[^（）()]*)[）)]")
_HANDED_AS = re.compile("(?<=[表书证件函告结文著刊单])(?:均|只|须)?交(?=原件|复印件|扫描件|原刊|原书)")
_COUNT_BEHIND = re.compile(r"[：:](?=\s*(?:一式)?[\d一二两三四五六七八九十]+[份张套册本])")
_VAGUE = 2  # characters of a name such as 证明 that says of what only with the words before it
_HIDDEN, _PLAIN = "\0", "\1"
_FORM_END = re.compile(r"(?:原件(?:及|和|、|或)复印件|复印件(?:及|和)原件|复印件|原件|扫描件)$")
_ETC = re.compile(r"等(?!级|原件|复印件|材料|证明|\0|$|[，各一\d])")
_FILLER = re.compile(
    r"^(?:以及|及|和|并|另|其中|同时|还有|包括|含|第.册(?=《)|[送附交](?=《)|[一二两三\d]+份[为是]|\d+[.、）)]|\s)*(?=\S)"
)
_DETAIL = re.compile(
    "可由|存入|.*[须应]经.*(?:鉴定|审核|确认)$|.*签署意见$|也可|或者?|可以?用|.{0,4}贴|均?(?:核|查验|审验)|每[项份种]|.*(?:盖章证明|注明|标注|标明)|(?:均|并)?(?:由|经)(?!.*(?:提供|出具|提交|填写|填报))"
)
_LED = re.compile("^.*(?:将|把|须|需|于[^，]{1,10}前)(?=[^将把须需]*《)")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as a sentence asks for it.

    `start` and `end` are where the words that ask for it, with those on the papers beside it, stand in the sentence;
    `words` are its own, `details` those that hold for all of them; `whom` is for whom it is, "" for everyone.
    """

    name: str
    words: str
    start: int
    end: int
    details: str = ""
    whom: str = ""


@dataclass(frozen=True, slots=True)
class PaperSentence:
    """What a sentence asks for; `lead` are the words up to the colon before its papers, "" for none."""

    lead: str
    papers: tuple[Paper, ...]


def read_sentence(text: str, wording: MaterialsWording) -> PaperSentence:
    """Return the papers that the sentence `text` asks for, in order; none where it asks for nothing."""
    text = text.rstrip("。；;！，, \n\u3000")
    masked = _masked(text)
    start = _after_lead(masked, wording)
    papers = _papers(text, masked, start, wording)
    if not papers and start:
        start = 0
        papers = _papers(text, masked, 0, wording)
    if not papers and (listed := _IN_BRACKETS.search(text)):
        inner = read_sentence(listed["list"], wording).papers
        at = listed.start("list")
        papers = [replace(paper, start=paper.start + at, end=paper.end + at) for paper in inner]
    return PaperSentence(text[:start], tuple(papers))


def _masked(text: str) -> str:
    """The sentence with what stands in brackets hidden, and nothing in a name that could part it."""
    text = _HANDED_AS.sub(lambda match: _HIDDEN * len(match[0]), _COUNT_BEHIND.sub("，", text))
    text = _LINKS.sub(lambda match: _HIDDEN * len(match[0]), text)
    text = _NAMED.sub(lambda match: match[0][0] + _PLAIN * (len(match[0]) - 2) + match[0][-1], text)
    return _BRACKETS.sub(lambda match: _HIDDEN * len(match[0]), text)


def _after_lead(masked: str, wording: MaterialsWording) -> int:
    for match in _LEAD.finditer(masked):
        if any(True for _ in wording.paper_name.finditer(masked[match.end() :])):
            return match.end()
    return 0


def _papers(text: str, masked: str, start: int, wording: MaterialsWording) -> list[Paper]:
    if wording.together.match(masked[start:]):
        return []
    found: list[Paper] = []
    run: list[Paper] = []
    before = start, start
    for part_start, part_end in _parts(masked, start):
        part = masked[part_start:part_end]
        named = list(_named(text, masked, part_start, part_end, wording)) if _may_name(part, wording) else []
        if named:
            run, found = (
                _addressed(part, named, text, before, wording),
                found + _not_addressed(run, part, text, wording),
            )
        elif wording.excused.search(part):
            run = []
        elif run:
            more = text[part_start:part_end]
            run = [replace(p, end=part_end, details=f"{p.details}，{more}" if p.details else more) for p in run]
        before = part_start, part_end
    return [*found, *run]


def _may_name(part: str, wording: MaterialsWording) -> bool:
    """Whether a part of a sentence may ask for papers: not where it denies, or speaks of all or more of one."""
    return not (wording.denied.search(part) or wording.together.match(part) or _DETAIL.match(part))


def _parts(masked: str, start: int) -> Iterator[tuple[int, int]]:
    for match in _COMMA.finditer(masked, start):
        yield start, match.start()
        start = match.end()
    yield start, len(masked)


def _not_addressed(run: Sequence[Paper], part: str, text: str, wording: MaterialsWording) -> list[Paper]:
    """The papers before a part, unless it asks of whoever has them for others: 党校学历，须提供登记表."""
    verb = wording.handing_in.match(part)
    if run and verb and verb["lead"] and addressee_before(text[run[0].start : run[-1].end], wording):
        return []
    return list(run)


def _addressed(
    part: str, named: Sequence[Paper], text: str, before: tuple[int, int], wording: MaterialsWording
) -> list[Paper]:
    """The papers of a part with those whom the words before the verb name, or the part before that ends in a group."""
    start = named[0].start
    verb = wording.handing_in.search(part)
    if not verb or verb.start() > part.find(_PLAIN) >= 0:
        return list(named)
    if whom := addressee_before(text[start : start + verb.start()], wording):
        return [replace(paper, whom=paper.whom or whom) for paper in named]
    if not verb.start() and (whom := addressee_before(text[slice(*before)], wording)):
        return [replace(paper, whom=paper.whom or whom, start=before[0]) for paper in named]
    return list(named)


def _named(text: str, masked: str, start: int, end: int, wording: MaterialsWording) -> Iterator[Paper]:
    """The papers of one part of a sentence, all quoted with the whole part."""
    region = _region(masked, start, end, wording)
    spans = _joined(masked, list(_segments(masked, region, end)), wording)
    names = [(_name(text, masked, *span, wording), span) for span in spans]
    names = [(name, span) for name, span in names if name]
    if not names or all(wording.is_form(name) for name, _ in names):
        return
    names = [(name, span) for name, span in names if not wording.is_form(name)]
    if len(names) == 1 and (wording.is_credential(names[0][0]) or (region > start and wording.is_part(names[0][0]))):
        return
    if len(names) == 1 and len(names[0][0]) <= _VAGUE and region > start:
        names = [(text[start : region + len(names[0][0])], (start, end))]
    for name, span in _with_common_form(names, masked):
        words = text[span[0] : span[1]]
        whom, name = owner_and_paper(name, wording)
        yield Paper(name, words, start, end, whom=whom or addressee_in_brackets(words, wording))


def _region(masked: str, start: int, end: int, wording: MaterialsWording) -> int:
    """Where the list of papers in a part begins: behind the verb of handing in, if a paper stands there."""
    for verb in wording.handing_in.finditer(masked, start, end):
        before = masked[start : verb.start()]
        name = wording.paper_name.match(before)
        if name and "》" in name["name"]:
            continue
        if wording.paper_name.match(masked[verb.end() : end]):
            return verb.end()
    return start


def _segments(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _APART.finditer(masked, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _joined(masked: str, spans: Sequence[tuple[int, int]], wording: MaterialsWording) -> list[tuple[int, int]]:
    """Spans that name a paper each: one that names none, or only a part of a paper, belongs to its neighbour."""
    joined: list[tuple[int, int]] = []
    start: int | None = None
    summed = max((at for at, span in enumerate(spans) if _ETC.search(masked[slice(*span)])), default=-1)
    for at, (span_start, span_end) in enumerate(spans):
        start = span_start if start is None else start
        words = masked[start:span_end]
        goes_on = at < summed or (at + 1 < len(spans) and _goes_on(masked, (start, span_end), spans[at + 1], wording))
        if wording.paper_name.match(words.strip()) and not goes_on:
            joined.append((start, span_end))
            start = None
    if start is not None and joined:
        joined[-1] = (joined[-1][0], spans[-1][1])
    return _as_one(masked, joined)


def _as_one(masked: str, joined: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One span where a list only says of what the paper at its end is: 业绩、论文、获奖证明材料."""
    if len(joined) > 1 and "、" in masked[slice(*joined[0])]:
        last = masked[slice(*joined[-1])]
        if _SUMS_UP.search(last) and not re.search(r"\d|[一二三两]份", masked[joined[0][0] : joined[-1][0]]):
            return [(joined[0][0], joined[-1][1])]
    return joined


def _goes_on(masked: str, span: tuple[int, int], following: tuple[int, int], wording: MaterialsWording) -> bool:
    """Whether the next words are of the same paper: its copy, a part of it, or what 等 sums up."""
    words, more = masked[slice(*span)].strip(), masked[slice(*following)].strip()
    gap = masked[span[1] : following[0]]
    name = wording.paper_name.match(more)
    is_form = wording.is_form(name["name"].strip(_HIDDEN)) if name else False
    if gap != "、" and (is_form or (not name and gap not in ("以及", "及其"))):
        return True
    if name and wording.is_part(name["name"].strip(_HIDDEN)) and wording.paper_name.match(words):
        return True
    return any(words.endswith(part) for part in wording.file.parts if part != words)


def _name(text: str, masked: str, start: int, end: int, wording: MaterialsWording) -> str:
    """The name of the paper in a span without what leads to it; "" where it names none."""
    lead = _FILLER.match(masked[start:end])
    start += lead.end() if lead else 0
    match = wording.paper_name.match(masked[start:end])
    if not match:
        return ""
    own = text[start : start + match.end("name")]
    hidden = masked[start : start + match.end("name")]
    brackets = [found.span() for found in re.finditer("\0+", hidden)]
    for first, last in reversed(brackets):
        if own[first] not in "（(" or not _is_of_name(own[first:last]):
            own = own[:first] + own[last:]
    own = _COUNTED.sub("", own)
    own = re.sub("等(?=原件|复印件)", "", _LED.sub("", own.strip(" 　：:")))
    return own if _is_paper(own, wording) else ""


def _is_paper(name: str, wording: MaterialsWording) -> bool:
    """Whether a name in 《》 is that of a form, not of a regulation."""
    inside = re.search("《([^《》]*)》$", name)
    return not inside or (
        not inside[1].startswith("关于") and inside[1].endswith(tuple(wording.file.papers)) and len(name) > 1
    )


def _is_of_name(brackets: str) -> bool:
    """Whether words in brackets are of a name, as in 聘书（或聘文）, and tell nothing of copies, paper or annex."""
    return len(brackets) <= 14 and not re.search(
        r"附件|份|[AＡ]\d|打印|盖章|见|格式|提供|[\d一二三两]|^[(（](?:如|限|含)", brackets
    )


def _with_common_form(
    names: Sequence[tuple[str, tuple[int, int]]], masked: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The names, each with the form that the last of them has for all: 身份证、毕业证复印件."""
    form = _FORM_END.search(names[-1][0]) if names else None
    tail = masked[names[-1][1][0] : names[-1][1][1]] if names else ""
    if not form and (summed := re.search("等(原件|复印件)", tail)):
        form = summed
    for name, span in names:
        own = _FORM_END.search(name) or re.search(r"\d|一式|[一二两三四五六七八九十]份", masked[slice(*span)])
        common = form[0].removeprefix("等") if form and "《" not in name + names[-1][0] else ""
        is_last = span == names[-1][1]
        if common and not _FORM_END.search(name) and (is_last or not own):
            yield name + common, span
        else:
            yield name, span
