"""Strip a question of what tells who asked it, before it is kept; in doubt too much goes rather than too little."""

from __future__ import annotations

import re
import unicodedata

from guidance.lexicon.lexicon import Lexicon
from guidance.records.employers import organisation_pattern, without_employers
from guidance.records.person_names import name_patterns, without_names

LONGEST = 300  # characters of a question that are kept; a longer one tells a story
_READ = 1000
_HIDDEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u20e3\ud800-\udfff]")
_GAP = r"[ \t\u3000.·•・,，、_*()（）\-‐-―－/\\~～|｜#＃:：;；+＋=^'\"…。<>《》\[\]【】]{0,3}"
_NUMERAL = "零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖貳參陸"
_NUMBER = r"(?:号码?|编号|账号|帐号|ID|id|后[四六4-8]位|尾号)?"
_IS = r"(?:就|也|都)?[是为:：=\s]{0,3}"
_DATES = re.compile(
    r"(?:(?:19|20)\d\d[-./—–~ ]{0,3}"
    r"(?:(?:0?[1-9]|1[0-2])(?:[-./ ](?:[0-2]?\d|3[01]))?(?!\d))?[-.—–~/、,， 至]{0,3}){1,3}"
)
_BUILT = r"(?:\d+|[A-Za-z]\d*|[一二三四五六七八九十]+)\s*(?:号楼|号院|号|弄|幢|栋|座|单元|楼|层|室|户|房)"
_ROAD = r"(?:大道|大街|路|街|巷|弄堂|胡同)"
_ESTATE = r"(?:小区|新村|花园|家园|花苑|苑|公寓|大厦|广场|社区|村|庄|庭|府|湾|城|里|宿舍)"
_CLOCKS = re.compile(r"(?:\d{1,2}[:：]\d{2}(?:[-—－–~～至到;；,，、 ]{1,3}(?=\d)|\s*$)){1,4}")
_RARE = re.compile(
    "[\u3400-\u4dbf\U00020000-\U000323af]"
)  # characters that only names have; one that names know stands for each
_STAND_IN = "某"
_LONG_RUN = re.compile(r"(\D)\1{3,}")
_FORMS = {
    "网址": r"(?:https?://|www\.)[^\s，。；！？、]+",
    "邮箱": r"[\w.+-]{1,64}\s*"
    r"(?:@|[(（\[【<]?\s*(?:\b(?i:at)\b|艾特)\s*[)）\]】>]?)\s*[\w-]+"
    r"(?:\s*[(（\[【<]?\s*(?:\.|。|点|\b(?i:dot)\b)\s*[)）\]】>]?\s*[A-Za-z]{2,})+"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*"
    r"|\w(?: [\w.+-]){1,63} ?@(?: ?[\w.-])+",
    "车牌": "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[A-HJ-NP-Za-hj-np-z]"
    r"[\s·•・.-]{0,3}(?=[\sA-Za-z]{0,6}\d)[A-HJ-NP-Za-hj-np-z0-9](?:\s?[A-HJ-NP-Za-hj-np-z0-9]){3,5}[挂学警港澳]?(?![0-9A-Za-z])",
    "账号": rf"(?:[Qq扣][Qq扣]|企鹅)(?:群)?{_NUMBER}{_IS}\d(?:{_GAP}\d){{4,}}"
    rf"|(?:微信|薇信|威信|徽信|[vVwW][xX信]|[wW]e[cC]hat|加[vV]|抖音|钉钉|支付宝){_NUMBER}{_IS}[A-Za-z0-9][\w.-]{{4,}}"
    r"|(?<=加我)\s*[A-Za-z][\w-]{4,}",
    "号码": r"(?<![0-9A-Za-z])[0-9A-Za-z]{2}\d{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])"  # of an organisation (GB 32100)
    rf"|(?:身份证|证件|护照|通行证|居住证|社保卡?|医保卡?|准考证|"
    rf"学号|工号|工作证|军官证|警官证|教师证|驾驶证|驾照|学生证|员工号|职工号|证书|卡|账户|帐户|账号|帐号|密码|验证码|手机|电话|座机)"
    rf"{_NUMBER}{_IS}(?=[A-Za-z]{{0,3}}{_GAP}\d)[A-Za-z]{{0,3}}(?:{_GAP}[\dXx*]){{3,}}(?![年月天个次份本号届岁元])"
    rf"|(?:尾号|后[四六4-8]位){_IS}[\dXx]{{3,}}",
    "地址": rf"[一-鿿]{{1,16}}?{_ROAD}[一-鿿]{{0,3}}\s*(?:{_BUILT}[一-鿿]{{0,6}}?\s*)+(?:[-—]?\d+(?:室|户|房)?)*"
    rf"|[一-鿿]{{1,16}}?{_ESTATE}[一-鿿]{{0,4}}?\s*(?:{_BUILT}\s*)+(?:[-—]?\d+(?:室|户|房)?)*"
    rf"|[一-鿿]{{1,16}}?(?:{_ESTATE}|{_ROAD})\s*\d+(?:\s*[-—－#]\s*\d+)+(?:室|户|房)?"
    r"|(?:\d+|[A-Za-z])\s*(?:幢|栋|号楼|座)\s*(?:(?:\d+|[一二三四五六七八九十])\s*单元)?\s*[-—]?\s*\d{2,4}\s*(?:室|户|房|号)?"
    r"|(?<![\d-])\d{1,3}[-—]\d{1,2}[-—]\d{3,4}(?!\d)(?:室|户)?",
    "单位": r"[一-鿿（）()]{2,20}?有限(?:责任)?公司(?:[一-鿿]{2,8}分公司)?",
    "生日": r"(?:出生(?:年月日?|日期)?|生日|生于)[^\d，。]{0,4}"
    r"(?:\d{2,4}[年.\-/]?(?:\d{1,2}[月.\-/]?)?(?:\d{1,2}[日号]?)?)"
    r"|\d{2,4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?(?:出生|生人|生的|生(?![产活效成育态物源日]))",
}
_PATTERNS = {name: re.compile(pattern, re.ASCII if name == "邮箱" else 0) for name, pattern in _FORMS.items()}
_DIGITS = re.compile(rf"[+(（]{{0,2}}[A-Za-z]{{0,3}}[\d{_NUMERAL}](?:{_GAP}[\d{_NUMERAL}Xx*]){{6,}}(?:\s*转\s*\d+)?")


class Scrubber:
    """Strips messages of what tells who wrote them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = name_patterns(lexicon)
        self._organisations = organisation_pattern(lexicon.people.organisations)

    def scrub(self, message: str, familiar: str = "") -> str:
        """Return `message` on one line with names, numbers, addresses and accounts replaced by 〔what stood there〕.

        `familiar` is text whose words are nobody's name, such as the notices; a name that is announced goes all the
        same.
        """
        text = " ".join(_in_plain_characters(message[:_READ]).split())
        for name, pattern in _PATTERNS.items():
            text = pattern.sub(f"〔{name}〕", text)
        text = _DIGITS.sub(_number, text)
        text = without_employers(_LONG_RUN.sub(r"\1\1\1", text)[:LONGEST], self._organisations, familiar)
        return without_names(text, self._names, familiar).strip()


def _in_plain_characters(message: str) -> str:
    """Digits, Latin letters and characters of names in one form, what cannot be seen gone; the rest stays as it is."""
    return _RARE.sub(_STAND_IN, "".join(map(_plain_character, _HIDDEN.sub("", message))))


def _plain_character(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    simple = unicodedata.normalize("NFKC", char)
    if "一" <= simple <= "鿿":
        return simple
    return simple if len(simple) == 1 and (simple.isascii() and (simple.isalnum() or simple in "@.-_+")) else char


def _number(match: re.Match[str]) -> str:
    """What stands for a long number; years, days and times of day are none."""
    said = match[0].rstrip()
    return match[0] if _DATES.fullmatch(said) or _CLOCKS.fullmatch(said) else "〔号码〕"
