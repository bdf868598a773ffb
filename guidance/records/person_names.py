"""Names of people in a question: those that are announced, those with a title, those that stand alone."""

from __future__ import annotations

import logging
import re
from functools import cache

GONE = "〔姓名〕"
COMMON = 600  # how often the dictionary counts a word from which it is no private person's name (荣誉, 顾问)
_COMPOUND = (
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|"
    "公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|呼延|百里|东郭|西门|尔朱|纳兰|完颜"
)
_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗凤方俞"
    "任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧成戴谈宋"
    "茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解"
    "应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封芮储靳糜井段富巫乌焦牧隗山谷车侯宓蓬全郗班秋仲伊"
    "宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲邰赖卓蔺屠蒙池乔胥苍闻翟谭贡劳姬申扶冉宰郦桑桂牛寿边"
    "燕冀尚农温庄晏柴瞿阎连习艾鱼容古易慎戈廖庾居衡步都耿满弘匡国文寇广欧沃利蔚师巩聂晁敖冷辛那简饶曾沙鞠丰巢关"
    "查红游竺权盖益桓仝肖闫佘佟付邸亓丛冼苟付代候付岳帅缑商佴佰覃翦丘肇种计但兰闻"
)
_SURNAME = f"(?:{_COMPOUND}|[{_SINGLE}])"
# What follows a name and is no part of it.
_STOP = (
    r"(?=$|[^一-鿿·]|[想要是在今来的问请毕从有能可现电手去已说男女家住报和跟与、给也就评申办做做为以前]|一[直下]|本[人科]|身份|"
    r"年龄|性别|生于|工作|老师|先生|女士|同志|师傅|主任|科长|经理|参加|联系|单位|学历|职称|这|那|需|不|没|应|还|怎|什|哪|受|被)"
)
_WORDS = "想要是在今的问请毕从有能可现电手去已说男女住报给也就申办做为这那需不没应还怎什哪吗呢和与跟"  # in no name
_FULL = (
    rf"(?:{_SURNAME}[一-鿿]{{1,2}}?{_STOP}|(?:{_COMPOUND})[一-鿿]{{1,2}}(?={_STOP})|{_SURNAME}(?:(?![{_WORDS}])[一-鿿]){{3,9}}?{_STOP}"
    rf"|(?:{_COMPOUND})[一-鿿]{{1,2}}|[{_SINGLE}][一-鿿]{{2}})"
)
_FOREIGN = (
    r"(?![的是写在要怎哪什谁有和吗呢不就也填跟与])(?:[一-鿿]{1,8}(?:[·•・][一-鿿]{1,10})+|[A-Z][a-z]+(?: [A-Z][a-z]+)*|"
    r"[一-鿿]{1,4}(?=$|[，。,.；;！!？?\s]))"
)
_LATIN = r"[A-Za-z]+(?:[ ·.-][A-Za-z]+){0,3}"
_KIN = (
    "同事|同学|爱人|老公|老婆|媳妇|妻子|丈夫|儿子|女儿|孩子|女婿|儿媳|父亲|母亲|爸爸?|妈妈?|哥哥?|姐姐?|弟弟?|妹妹?|对象|朋友|领导|"
    "老板|徒弟|师傅|员工|职工|学生|导师|组长|邻居|亲戚|法人"
)
_SPACED = re.compile(
    r"((?:姓\s?名|名\s?字|[叫是]|本\s?人|人)\s?[:：为]?\s?)([一-鿿])\s([一-鿿])(?:\s([一-鿿]))?(?=$|[^一-鿿])"
)
_TOLD = re.compile(
    rf"((?:我(?:的名字|名字|的姓名)?|本人|他|她|名字|姓名|本名|真名|大名|名|{_KIN})(?:就)?叫做?|姓\s?名|名字|本人姓名|署名|户名|"
    r"(?:收件|收款|联系|经办|申报|申请|推荐|证明|持卡|负责|委托)人(?:姓名)?(?=\s*[是为:：])|(?<=我)姓)"
    rf"(\s*[是为叫:：=]?\s*)({_FULL}|{_FOREIGN}|{_LATIN})"
)
_SAID = re.compile(
    r"((?:我|本人|这里|这边|她|他)(?:就)?是(?:[一-鿿]{2,10}(?:公司|单位|中心|医院|学校|局|厂|院)的)?|本人|敬上|此致|署名|"
    rf"(?:{_KIN}|经办人|联系人|申报人|推荐人))"
    rf"([\s:：，,]?)({_SURNAME}[一-鿿]{{1,2}}?(?:{_STOP})|{_SURNAME}[一-鿿]{{1,2}}(?=$|[^一-鿿]))"
)
_TITLED = re.compile(
    rf"(?<![一-鿿]){_SURNAME}[一-鿿]{{0,2}}?(?=(?:先生|女士|小姐|同志|老师|师傅|主任|科长|处长|局长|经理|总监|院长|校长|医生|教授))"
    rf"|(?<=[找问跟和与给让叫请由]){_SURNAME}[一-鿿]{{0,2}}?(?=(?:先生|女士|小姐|同志|老师|师傅|主任|科长|处长|局长|经理|总监))"
)
_NICK = re.compile(
    rf"(?<![一-鿿大最缩减变])(?:[小老][{_SINGLE}]|阿[一-鿿])(?=$|[^一-鿿]|[是在想说问的和能可要][^学业校])"
)


def without_names(text: str, familiar: str = "") -> str:
    """Return `text` with GONE for each name; a word of `familiar` that stands unannounced is no name."""
    text = _SPACED.sub(lambda m: m[1].replace(" ", "") + "".join(filter(None, m.groups()[1:])), text)
    text = _TOLD.sub(lambda m: m[1] + m[2] + GONE, text)
    text = _SAID.sub(lambda m: m[0] if _is_word(m[3]) or m[3] in familiar else m[1] + m[2] + GONE, text)
    text = _TITLED.sub(lambda m: m[0] if _is_word(m[0]) or (m[0] in familiar and len(m[0]) > 1) else GONE, text)
    text = _NICK.sub(lambda m: m[0] if _is_word(m[0][:2]) else GONE, text)
    return "".join(GONE if _is_name(word, flag, familiar) else word for word, flag in _cut(text))


def _is_name(word: str, flag: str, familiar: str) -> bool:
    named = flag.startswith("nr") and bool(re.fullmatch(_SURNAME + "[一-鿿]{1,2}", word))
    return named and word not in familiar and _cutter().tokenizer.FREQ.get(word, 0) < COMMON


def _is_word(words: str) -> bool:
    """Whether a dictionary has it, or the two characters it begins with, as a word that is not a name."""
    tags = _cutter().word_tag_tab
    return any(not tags.get(each, "nr").startswith("nr") for each in (words, words[:2]) if len(each) > 1)


def _cut(text: str) -> list[tuple[str, str]]:
    return [(each.word, each.flag) for each in _cutter().cut(text)]


@cache
def _cutter():
    import jieba
    from jieba import posseg

    jieba.setLogLevel(logging.WARNING)
    # A cutter of its own: the shared one holds the notices' words and would not tell a name.
    tokenizer = posseg.POSTokenizer(jieba.Tokenizer())
    tokenizer.initialize()
    return tokenizer
