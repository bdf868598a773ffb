"""The patterns that a place in a notice is written in, all on folded text (`ingest.fold`)."""

from __future__ import annotations

import re

HAN_NUMBER = "[一二三四五六七八九十百零〇]{1,5}"
NUMBER = rf"(?:{HAN_NUMBER}|\d{{1,3}})"
VOLUME = "分册|册|卷|篇|辑|袋|包|组|阶段|步骤|批|类"

_UNIT = (
    "部分|板?块|[大小]?(?:条(?!路|线|腿|街|道|生产|途径|渠道|消息|信息|短信)|[款目]|项(?!目)|点(?!钟))"
    f"|[编章节]|{VOLUME}"
)
_FURTHER = rf"(?:\s*[、,和及与到至~\-]\s*第?{NUMBER})+\s*"

ORDINAL = re.compile(rf"第\s*\(?\s*({NUMBER})\s*\)?\s*个?\s*({_UNIT})")
LISTED_ORDINAL = re.compile(rf"第\s*({NUMBER})(?={_FURTHER}({_UNIT}))")  # 第二、三项: the unit comes last
LISTED = re.compile(rf"({NUMBER})(?={_FURTHER}({_UNIT}))")
BIG = re.compile(rf"(?<![\d.第一二三四五六七八九十])({NUMBER})\s*(大[点项条款]|分册)")
HEAD = re.compile(
    rf"(?<![\d.周期拜初一二三四五六七八九十])第?({HAN_NUMBER})\s*[、.,]?"
    rf"(?=\s*\(\s*{NUMBER}\s*\)(?!\s*(?:年级|班))|\s*(?:末段|末尾|最后一段))"
)
TERSE = re.compile(rf"(?<![\d.第一二三四五六七八九十])({NUMBER})(条|款)(?=第?\(?{NUMBER}\)?[款项点目])")
DOTTED = re.compile(
    r"(?<![0-9a-z_.\-/:#@~—至到¥$])第?(\d{1,2}(?:\.(?:\d{1,2}|[a-z](?![a-z])|tail))+)"
    r"(?![0-9a-z_]*[@#/:]|[\d.\-~—–/:%a-z]*\d|[a-z%])\.?[条款项点目]?"
)
DASHED = re.compile(rf"(?<![0-9a-z_.\-/:第])({NUMBER}(?:[·\-.]{NUMBER}){{2,4}})(?![0-9a-z_.\-]*\d|[年月日号班])")
LEVELS_OF_TWO = re.compile(r"第?\d+\.[\da-z]+")
MEASURED = re.compile(r".*(?:[点分约近有是了从自于在我月日号率长宽高加减乘]|版本) ?$", re.DOTALL)
SPOKEN_OF = re.compile(r" ?(?:$|[^\w]|[的条款项和与及讲说写规怎什呢吗这那里有])")
BRACKET = re.compile(rf"\(\s*({NUMBER})\s*\)\s*(小?点|[条款项目])?")
ANNEX = re.compile(
    rf"附[件表]\s*\(?({NUMBER})\)?"
    r"(?!\s*(?:个(?!人)|[份张页种类样套一二三四五六七八九十百并起式定律般共直些切同]|\d))"
    rf"|第\s*({NUMBER})\s*[号个]?附[件表]|(?<![\d.])(\d{{1,2}})号附[件表]"
)
WHOLE = re.compile(
    "(?P<end>落款)|(?P<annex>附件(?:的)?(?:清单|目录|列表|名单)|(?:哪些|哪几个|(?<!第)几个|多少个?)附件|附件(?:一共|都|共|总共)?有(?:哪|几|多少))"
)
GLUE = re.compile("[ ,、.的]{0,2}(?:里面|里|当中|中|下面|之下|下|内)?的?那?个? ?")
PLAIN = re.compile(
    r"(\d{1,2})(?![\d:%a-z]|\.\d|\s*(?:年|月|日|号|元|份|个|篇|项|名|岁|天|周|次|级|位|张|页|点|万|分|门|人|寸))\.?"
)
ANNEX_PEER = re.compile(rf"({NUMBER})(?![\d一二三四五六七八九十个份张页种类样套并起式是等]|\s*[年月日])")
TITLE = re.compile(r"[一-鿿]{0,6} ?[::]? ?(?=\()")
UNITED = re.compile(rf"({NUMBER})([条款项点目]|部分|大[点项条])")
TO = re.compile(r" ?(?:到|至|~|-|—|–)+ ?")
AND = re.compile(" ?(?:以及|和|与|及|跟|、|,) ?")
AND_OR_NOTHING = re.compile(" ?(?:以及|和|与|及|跟|、|,)? ?")
PART = re.compile(
    "(?P<tail>(?:的|里|中)?(?:末段|末尾(?:那?一?段)?|(?:最后|结尾|收尾)的?那?一?(?:个?自然)?段))"
    "|(?P<last>(?:的|里|中)?(?:最后|末)的?那?一?[条项点款个])"
    "|(?P<first>(?:的|里|中)?(?:开头|开篇|抬头|第一段|首段|第一句|首句|开首)(?:那?一?[段句])?)"
)
