"""What the words on a paper state of it: copies, size, sides, form, who stamps it, how it is handed in, its annex."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.materials.materials_file import MOST_COUNTED, Form, Handed, Sides
from ingest.text.normalise import match_key
from ingest.text.numerals import label_number

_COPIES = re.compile(r"(?:一式|各|共)?\s*([\d一二两三四五六七八九十]+)\s*份")
_EACH = re.compile(r"各\s*[\d一二两三四五六七八九十]+\s*份")
_OTHER_COUNT = re.compile(r"(?<!第)[\d一二两三四五六七八九十]+[张套册本](?!分册)")
_PAPER = re.compile(r"[ABab][345](?!\d)")
_ONE_SIDE, _TWO_SIDES = re.compile("单面"), re.compile("双面|正反面|正反")
_BOTH, _COPY, _ORIGINAL = re.compile("原件[及和、]复印件"), re.compile("复印件"), re.compile("原件")
_EMAIL = re.compile("邮箱|邮件")
_UPLOAD = re.compile("(?<!不)(?<!不便)(?<!不得)上传(?!的)|网上提交|在线提交|网上填报")
_SYSTEM = re.compile(
    "(?:系统|平台|网站?|大厅)[^，。；]{0,12}(?:打印|导出|生成|下载)|(?:系统|自助|并|自行|官网|网上)(?:打印|生成|导出)|水印件"
)
_STAMPED = re.compile("加盖(?P<whose>[^，。；：、]{0,16}?)(?:公章|印章|章)|盖章|签章")
_BY = re.compile(
    "(?:经|由|须|需|应)(?P<who>[^经由须需应，。；：]{2,30}?)(?=审核|核对|核实|审查|查验|确认|签署|签字|签名|经办|负责人|人事|并|盖|签|加盖|$)"
)
_SUBJECT = re.compile("^(?P<who>[^，。；：]{2,12}?)(?=盖章|签章|审核)")
_LONGEST_OFFICE = 20
_NO_OFFICE = re.compile("人$|骑缝|打印|纸|一致|导出|[“”]")
_ANNEX = re.compile(r"附件\s*([\d一二三四五六七八九十]+)")


@dataclass(frozen=True, slots=True)
class PaperValues:
    """What a paper's words state; None and empty for what they do not."""

    copies: int | None = None
    paper: str | None = None
    sides: Sides | None = None
    form: Form | None = None
    handed: Handed = "paper"
    stamp: tuple[str, ...] = ()
    annex: int | None = None
    count: str = ""


def read_values(name: str, words: str, details: str, shared: str = "") -> PaperValues:
    """Return what `words`, a paper's own, and `details`, those on it and the papers beside it, state.

    `shared` are the words behind the last paper of the same list: 各1份 there holds for every one.
    """
    near = f"{words}，{details}"
    copies = _COPIES.search(words) or _EACH.search(shared)
    number = stated_count(copies[1]) if copies and copies.re is _COPIES else _each(copies)
    count = _OTHER_COUNT.search(words)
    annex = _ANNEX.search(near)
    paper = _PAPER.search(near)
    return PaperValues(
        copies=number or (_first_copies(details) if not copies else None),
        paper=paper[0].upper() if paper else None,
        sides=_sides(near),
        form=_form(name, details),
        handed=_handed(near),
        stamp=stamps(near),
        annex=stated_count(annex[1]) if annex else None,
        count=count[0] if count and not copies else "",
    )


def stated_count(text: str) -> int | None:
    """Return the number that `text` writes, None where it writes none or one that a materials file does not take."""
    number = label_number(text)
    return number if 1 <= number <= MOST_COUNTED else None


def stamps(text: str) -> tuple[str, ...]:
    """Return who stamps, in the words of `text`; empty where it does not say who."""
    if "逐级盖章" in text:
        return ("逐级盖章",)
    found: list[str] = []
    text = re.sub("[（(]复印件[^（）()]*[）)]", "", text)
    for part in re.split("[。；;]|[（(](?=[^（）()]*章)|[（(](?![^（）()]{1,6}[）)])|，(?=[^，]*附件)", text):
        found += _stamps_in(part)
    return tuple(dict.fromkeys(name for who in found for name in re.split("、|及|和", who) if _may_stamp(name)))


def _may_stamp(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_OFFICE and not _NO_OFFICE.search(name)


def _stamps_in(part: str) -> list[str]:
    found: list[str] = []
    start = 0
    for match in _STAMPED.finditer(part):
        before = part[start : match.start()]
        start = match.end()
        if re.search("不必|无需|不用|不需", before):
            continue
        whose = (match["whose"] or "").strip()
        last = re.split("，", before)[-1]
        by = list(_BY.finditer(before)) or list(_SUBJECT.finditer(last + match[0]))
        if whose or by:
            found.append(whose or by[-1]["who"])
    return found


def _each(match: re.Match[str] | None) -> int | None:
    if not match:
        return None
    number = _COPIES.search(match[0])
    return stated_count(number[1]) if number else None


def _first_copies(details: str) -> int | None:
    found = _COPIES.search(details)
    return stated_count(found[1]) if found else None


def _sides(words: str) -> Sides | None:
    if _TWO_SIDES.search(words):
        return "two"
    return "one" if _ONE_SIDE.search(words) else None


def _form(name: str, details: str) -> Form | None:
    for text in (name, *(part for part in re.split("[，,]", details) if re.match("(?:均)?(?:交|提供|提交)", part))):
        if _BOTH.search(match_key(text)):
            return "both"
        if _COPY.search(text):
            return "copy"
    return "original" if _ORIGINAL.search(name) and name != "原件" else None


def _handed(words: str) -> Handed:
    if _EMAIL.search(words):
        return "email"
    if _SYSTEM.search(words):
        return "system"
    return "upload" if _UPLOAD.search(words) else "paper"
