"""Characters that look like the usual ones but are others, as PDF programs and input methods leave them."""

from __future__ import annotations

import re
import unicodedata

from ingest.memo import memo

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffc\U000e0100-\U000e01ef]+"
)
"""Characters without a width of their own: soft hyphens, joiners, marks of direction, variation selectors."""

# Blocks of Unicode whose characters stand for an ordinary one of the same look.
_RANGES: tuple[tuple[int, int], ...] = ((0x2F00, 0x2FD5), (0x3192, 0x319F), (0xF900, 0xFAFF), (0xFE10, 0xFE19))
_RANGES += ((0xFE30, 0xFE6B), (0xFF61, 0xFF64), (0x2F800, 0x2FA1F))
# Radicals that Unicode itself leaves apart from the characters that they are (EquivalentUnifiedIdeograph).
_RADICALS = (
    "⺁厂⺄乙⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎尢⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜曰⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬"
    "⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罓⺴罓⺵罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝"
    "⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐"
    "⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# Punctuation of vertical and narrow setting whose plain form is the Chinese one.
_CHINESE_FORMS = {"、": "﹑︑､", "。": "｡︒", "，": "﹐︐", "；": "﹔︔", "：": "﹕︓", "？": "﹖︖", "！": "﹗︕"}
_CHINESE_FORMS |= {"（": "﹙︵", "）": "﹚︶", "〔": "﹝︹", "〕": "﹞︺"}
_ONES_IN_ROWS = (("❶", "①", 10), ("➀", "①", 10), ("➊", "①", 10), ("⓵", "①", 10), ("⓫", "⑪", 10), ("㊀", "㈠", 10))
_FOREIGN_DIGIT = re.compile(r"(?![0-9０-９])\d")
# A dash that was typed or read for 一: where it is a number's label, nothing else can stand there.
_DASH_FOR_ONE = re.compile(r"(?m)(?:(?<=^)|(?<=^[（(])|(?<=[十百]))[—―─－ー](?=[、）)])")


def unify_look_alikes(text: str) -> str:
    """Return `text`, no longer and no shorter, with the usual characters in place of those that look like them.

    Radicals and compatibility ideographs become the characters they show, digits of other scripts ASCII ones,
    punctuation of vertical or narrow setting the Chinese kind. Full-width letters and digits stay.
    """
    usual = _table()
    text = _pattern().sub(lambda match: usual.get(ord(match[0]), match[0]), text)
    return _DASH_FOR_ONE.sub("一", text)


@memo("pattern of look-alike characters")
def _pattern() -> re.Pattern[str]:
    # Characters beyond the first plane are looked up one by one: a set that holds both kinds is slow to match.
    basic = "".join(chr(code) for code in sorted(_table()) if code <= 0xFFFF)
    return re.compile(f"[{re.escape(basic)}]|[\U00010000-\U0010ffff]")


@memo("table of look-alike characters")
def _table() -> dict[int, str]:
    table = {
        code: unicodedata.normalize("NFKC", chr(code)) for first, last in _RANGES for code in range(first, last + 1)
    }
    every = "".join(map(chr, range(0x600, 0x1FC00)))
    table |= {ord(digit): str(unicodedata.digit(digit)) for digit in _FOREIGN_DIGIT.findall(every)}
    table |= {ord(radical): usual for radical, usual in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)}
    table |= {ord(form): usual for usual, forms in _CHINESE_FORMS.items() for form in forms}
    for first, usual, count in _ONES_IN_ROWS:
        table |= {ord(first) + step: chr(ord(usual) + step) for step in range(count)}
    return {code: usual for code, usual in table.items() if len(usual) == 1}
