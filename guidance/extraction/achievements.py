"""Counted achievements: papers, books, standards, invention patents and reports that count for the applicant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.extraction.extraction_result import FactFinding
from guidance.extraction.fact_wording import PAUSE
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

_ANY = rf"[^{PAUSE}]"
_NONE = r"(?:没有?|无|零|从未|未|从来没有?)(?!(?:获|得|拿|评)[过到上]?(?:什么|任何|啥)?奖)"


@dataclass(frozen=True, slots=True)
class _Works:
    """How works of a kind are told: their names, measure words, the verbs of making, whether several names add up."""

    things: str
    measure: str
    verbs: str
    adds: bool = False


_KINDS = {
    "papers": _Works("(?:论文|文章)", "篇", "发表?|写|刊登|出"),
    "books": _Works("(?:著作|专著|(?<![证聘文])书(?!面|记|上)|编著|译著)", "[本部]", "出版?|写|编"),
    "standards": _Works(
        "(?:标准|规程|图集|导则|工法|指南|专业教材|教材)", "[项个部本套]", "主持|编|牵头|制定|搞", adds=True
    ),
    "invention_patents": _Works("(?:发明专利|发明(?!人|奖))", "[项件个份篇]", "申请|拿|搞"),
    "technical_reports": _Works(
        "(?:专项研究报告|研究报告|技术分析报告|分析报告|技术报告|专项报告|实例材料|案例材料)",
        "[份篇个]",
        "写|起草",
        adds=True,
    ),
}
_FIRST = re.compile(r"(?<!不是)(?<!非)(?<!不算)(?:一作|第一作者|第1作者)|独著|独作|唯一作者|本人独立")
_LATER = re.compile(r"[二三四]作|第[二三四五2-9]作者|通讯作者|不是(?:第一作者|一作)|非(?:第一作者|一作)|挂名|参与")
_MINE_ALONE = re.compile(
    rf"({SPOKEN_NUMBER})篇(?:论文)?(?:我)?(?:是|为|算)?(?:一作|第一作者)|(?:一作|第一作者)(?:的)?(?:有|就)?({SPOKEN_NUMBER})篇"
)
_SHORT = re.compile(rf"({SPOKEN_NUMBER})(?:多|来|余)?字")
_PART_BOOK = re.compile(r"参编|副主编|合编|合写|合著|参与编|不是主编")
_PART_WORK = re.compile(r"参编|参与|协助|帮忙|不是主持|非主持|没主持|企业标准|企标|团体标准|市级|校对")
_RANKED = re.compile(r"省|国家|国标|行业|部级|全国|部颁|地方标准")
_PATENTS = re.compile(
    rf"{_NONE}(?:任何|一[件项个])?(?:授权)?专利(?!奖|金|银|优)|专利(?!奖|金|银|优)(?:也|都|更|是)?{_NONE}(?!奖)"
)


def find_achievements(text: str) -> list[FactFinding]:
    """Return the counts that `text` tells; what does not count for the applicant (参编, 二作, 企业标准) is left out."""
    counts = sorted((f for kind in _KINDS for f in _counts(kind, text)), key=lambda f: f.start)
    found = []
    for kind, works in _KINDS.items():
        own = [f for f in counts if f.fact == kind and _counted(f, _context(f, counts, text))]
        if own:
            value = sum(f.value for f in own) if works.adds else own[-1].value
            found.append(FactFinding(kind, value, own[0].start, own[-1].end))
        elif nought := _nought(kind, text):
            found.append(nought)
    return found


def _counts(kind: str, text: str) -> Iterator[FactFinding]:
    works = _KINDS[kind]
    count = rf"(?<![每第几\d])({SPOKEN_NUMBER}){works.measure}"
    pattern = rf"{count}(?:[^{PAUSE}、每]{{0,14}}?){works.things}|{works.things}[^{PAUSE}、每一]{{0,14}}?{count}"
    pattern += rf"|{works.things}[^{PAUSE}、每一没未无]{{0,8}}[,\n](?:就|只|才|共|一共|总共|仅)(?:有|写|发)?{count}"
    found = list(re.finditer(pattern, text))
    if kind == "papers" and not re.search(works.things, text) and _FIRST.search(text):
        found = list(re.finditer(rf"{count}(?!{_ANY}{{0,4}}报告)", text))
    found += re.finditer(
        rf"(?:发表?|写|出版?|授权|有)(?:了|过){works.measure}(?:[^{PAUSE}、每]{{0,10}}?){works.things}", text
    )
    found += re.finditer(rf"{works.things}(?:篇?数量?|件数)?:\s*({SPOKEN_NUMBER})(?![\d年])", text)
    for match in found:
        value = spoken_number(next((group for group in match.groups() if group), "一"))
        if value is not None and not re.match(rf"{_ANY}{{0,3}}?{_NONE}", text[match.end() : match.end() + 8]):
            yield FactFinding(kind, value, *match.span())
    if kind == "papers" and (match := _MINE_ALONE.search(text)) and (value := spoken_number(match[1] or match[2])):
        yield FactFinding(kind, value, *match.span())


def _context(finding: FactFinding, counts: list[FactFinding], text: str) -> str:
    """The clause of a count and what follows it, up to the clause of the next count of another kind."""
    later = [f.start for f in counts if f.start >= finding.end and f.fact != finding.fact]
    start, end = _clause_start(text, finding.start), _clause_start(text, min(later)) if later else len(text)
    return text[start : max(end, finding.end)]


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(pause, 0, at) for pause in PAUSE) + 1


def _counted(finding: FactFinding, context: str) -> bool:
    """Whether the achievement is of the kind that the fact counts."""
    ranked = finding.fact != "standards" or _RANKED.search(context)
    return bool(ranked) and not disowned(finding.fact, context)


def disowned(kind: str, context: str) -> bool:
    """Whether `context` says that the works of this kind are not the applicant's own, or too short to count."""
    clause = re.match(rf"{_ANY}*(?:[{PAUSE}]+{_ANY}{{1,6}}(?=[{PAUSE}]|\Z))?", context)[0]
    match kind:
        case "papers":
            return bool(_LATER.search(context) and not _FIRST.search(context)) or _too_short(context, 3000)
        case "books":
            return bool(_PART_BOOK.search(clause)) or _too_short(context, 50000)
        case "standards":
            return bool(_PART_WORK.search(clause)) or "不是主持" in context
        case "technical_reports":
            return bool(_PART_WORK.search(clause))
    return False


def _too_short(context: str, least: int) -> bool:
    sizes = [
        _size(match[1])
        for match in re.finditer(
            r"([\d.]+万?|[一二两三四五六七八九十]+[千万百][一二三四五六七八九百千]*)(?:多|来|余)?字", context
        )
    ]
    sizes = [size for size in sizes if size]
    return bool(sizes) and max(sizes) < least


def _size(written: str) -> int:
    """The number of characters that 六万, 4500, 1.5万 or 三千五 stands for; 0 when unreadable."""
    if "万" in written:
        head = written.split("万")[0]
        return int(float(head) * 10000) if re.fullmatch(r"\d+(?:\.\d+)?", head) else (spoken_number(head) or 0) * 10000
    if re.fullmatch(r"\d+", written):
        return int(written)
    return spoken_number(written) or 0


def _nought(kind: str, text: str) -> FactFinding | None:
    works = _KINDS[kind]
    match = re.search(
        rf"{_NONE}(?:{works.verbs})?(?:过|表过|出过)?[^{PAUSE}有但]{{0,8}}?{works.things}(?!奖)"
        rf"|{works.things}[^{PAUSE}但]{{0,14}}?{_NONE}(?!奖|满|到|达)"
        rf"|(?:零|0){works.measure}{_ANY}{{0,4}}{works.things}|[一半]{works.measure}{works.things}(?:也|都)?{_NONE}",
        text,
    )
    if kind == "papers" and not match and "报告" not in text:
        match = re.search(rf"[一半]篇(?:也|都)?{_NONE}", text)
    match = match or (_PATENTS.search(text) if kind == "invention_patents" else None)
    return FactFinding(kind, 0, *match.span()) if match else None
