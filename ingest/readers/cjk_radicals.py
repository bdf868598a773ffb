"""Radicals that some programs write into PDF files in place of the characters of the same shape."""

from __future__ import annotations

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
# The supplement block has no compatibility mapping; these are its simplified forms and variants in use.
_SUPPLEMENT = (
    "⺁厂⺅亻⺇几⺈刀⺉刂⺋卩⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺗心⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺢水⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯纟⺰纟⺱网⺲罒⺳网"
    "⺶羊⺷羊⺸羊⺹耂⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣"
    "⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯竜⻰龙⻱龟⻲龟⻳龟"
)

RADICALS = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **{ord(radical): char for radical, char in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
}
"""Radical by code → the character."""
