"""Whether a message asks for a list item by item, rather than for one answer."""

from __future__ import annotations

import re

from ingest.text.normalise import search_spelling

_ITEMS = "条|项|样|种|类|点|款|份|张|个(?!月|年|小时|工作日)|本(?!科)|方面|情形|情况|步|部分"
_NUMBER = "[一二两三四五六七八九十\\d]"
_LIST = re.compile(
    rf"哪(?:[些几](?!天|日|号|年)|[二两三四五六七八九]个?(?:{_ITEMS}))|[有分共了]几个?(?:{_ITEMS}|附)|{_NUMBER}(?:{_ITEMS})分别"
    "|逐[条项一个]|一[条项个样]一[条项个样]|列(?:出|全|齐|表|一下|明|举|清楚|个)|按?顺序列|清单|依次|挨个|按顺序|(?:什么|啥|哪种|怎样的?)(?:样的)?(?:先后)?(?:顺序|次序)"
    "|都(?:有|要|需要|得|该|包括|是)(?:交|带|准备|提交|装|放)?(?:什么|啥)|要(?:交|带|准备|提交|装|放)(?:什么|啥)材料"
    "|(?:册|袋|盒|箱|包)(?:里面?|里头|中)?(?:要|该|都|应该)?(?:放|装|有|是|包括|订)(?:些|了|的是)?(?:什么|啥)"
    "|全部(?:列|条|材料|要求|规定)|所有的?(?:条|材料|要求|规定|附件)|包括什么"
    "|各(?:有|是|要|装|放)(?:什么|哪)|分别(?:是|视同|能|要|有|指|为)"
)


def wants_list(message: str) -> bool:
    """Whether `message` asks for several things one by one: 哪几条, 哪些材料, 逐项列出, 有哪几样, 分别是什么."""
    return bool(_LIST.search(search_spelling(message[:2000])))
