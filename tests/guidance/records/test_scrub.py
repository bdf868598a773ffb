"""What tells who asked is gone, in whatever form it was typed; what was asked stays."""

from __future__ import annotations

import pytest

from guidance.lexicon.lexicon import load_lexicon
from guidance.records.scrub import LONGEST, Scrubber
from ingest.notices.load_notices import load_sound_notices

scrub = Scrubber(load_lexicon()).scrub
GONE = {
    "张三": [
        "我叫张三，能报吗",
        "我叫张三能报吗",
        "我是张三，问下截止时间",
        "本人张三，请问交什么",
        "姓名：张三 性别男",
        "名字是张三。",
    ],
    "王小明": [
        "我叫王小明想问一下截止时间",
        "本人姓名王小明",
        "我同事王小明可以报吗",
        "联系人：王小明",
        "我 叫 做：王小明".replace(" ", ""),
    ],
    "欧阳娜娜": ["我叫欧阳娜娜，问个事", "姓名欧阳娜娜"],
    "阿依古丽": ["我叫阿依古丽·买买提，能报吗", "姓名：阿依古丽•买买提"],
    "Smith": ["我叫John Smith，能报吗", "姓名：Ｊohn Ｓmith".replace("Ｊ", "J").replace("Ｓ", "S")],
    "陈志强": ["问一下陈志强的材料到了吗", "陈志强主任在哪个办公室"],
    "3207031990": [
        "身份证320703199001011234",
        "身份证３２０７０３１９９００１０１１２３Ｘ",
        "我的320703 19900101 123x能查吗",
        "320703-19900101-1234",
        "身份证3 2 0 7 0 3 1 9 9 0 0 1 0 1 1 2 3 4",
        "老身份证320703199001012",
        "3207031990****1234",
    ],
    "13812345678": [
        "电话13812345678",
        "138-1234-5678",
        "138 1234 5678",
        "+86 138 1234 5678",
        "+8613812345678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "13８１２３４５６７８",
        "138\u200b1234\u200b5678",
        "①③⑧①②③④⑤⑥⑦⑧",
        "138.1234.5678打给我",
        "加我VX13812345678",
    ],
    "幺三八": ["幺三八一二三四五六七八", "电话是幺三八 一二三四 五六七八"],
    "85881234": ["0518-85881234", "(0518)85881234转803", "（0518） 8588 1234", "051885881234", "座机8588-1234"],
    "6222021001112345678": [
        "6222021001112345678",
        "卡号6222 0210 0111 2345 678",
        "６２２２０２１００１１１２３４５６７８",
    ],
    "zhang": [
        "邮箱zhang.san@163.com",
        "ＺＨＡＮＧ＠ＱＱ．ＣＯＭ".lower(),
        "zhang at 163 dot com",
        "zhang(at)163.com",
        "zhang艾特qq点com",
        "微信zhang_san88",
        "微信号：zhang-san",
        "加我zhangsan88",
        "wx: zhang1988",
    ],
    "1234567": ["QQ 1234567", "扣扣是1234567", "qq号:1234567", "护照E1234567", "工号A1234567"],
    "12345": ["苏G12345", "苏G·12345的车能停吗", "苏GD12345", "苏g12345"],
    "501": ["我住海州区朝阳东路22号3幢2单元501室", "家住苍梧小区5号楼3单元501", "5幢501", "5-2-501室"],
    "123X": ["身份证后四位123X", "尾号是123X"],
    "1990": ["1990年5月1日出生的能报吗", "出生年月1990.5"],
    "李𠮷": ["我叫李𠮷能报吗", "姓名：李𠮷"],
    "㛃": ["我叫㛃䶮，能报吗", "姓名：王㛃"],
    "李　四": ["姓　名：李　四", "姓　名：李　四　男"],
    "小": ["姓名： 李 小 龙", "姓名： 李 小 龙 男"],
    "扎尔": ["我叫古丽娜扎尔", "我叫古丽娜扎尔能报吗", "我叫古丽娜扎尔，能报吗"],
    "王秀英": ["我妈叫王秀英能报吗", "我老婆叫王秀英，退休了"],
    "5678": [
        "138一二三四5678",
        "138~1234~5678",
        "138|1234|5678",
        "138#1234#5678",
        "138：1234：5678",
        "138+1234+5678",
        "1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
    ],
    "壹叁捌": ["壹叁捌壹贰叁肆伍陆柒捌", "电话壹叁捌壹贰叁肆5678"],
    "320703": ["320703一九九零01011234", "320703一九九零零一零一123X"],
    "三二零七": ["三二零七零三19900101123X"],
    "LISI": ["LISI AT QQ DOT COM", "LISI(AT)QQ.COM"],
    "lisi": ["lisi[at]qq[dot]com", "lisi (at) qq (dot) com"],
    "1985": ["1985年1月1日生", "1985年1月1日生的能报吗"],
    "007123": ["工作证号 007123", "工作证007123"],
    "wei": ["请问zhang wei的评审过了吗", "Zhang Wei能报吗", "联系ouyang wei", "wang xiao wei的材料到了没"],
    "MA1ABC": ["统一社会信用代码91320700MA1ABCDE2X 能报吗", "91320700MA1ABCDE2X是我们单位的"],
    "iaoming": ["wangxiaoming能报吗", "联系人wangxiaoming", "Wang Xiaoming能报吗", "wangxiaoming88的材料到了吗"],
    "洋": ["帮刘洋洋报名", "刘洋洋能报吗"],
    "多": ["找钱多多盖章", "找钱多多"],
    "q q": ["z h a n g @ q q . c o m", "邮箱 z h a n g @ q q . c o m"],
    "1234": ["苏 G · A1234", "苏 G A 1 2 3 4"],
    "人民医院": ["连云港市第一人民医院的护士能报吗", "东海县人民医院能报吗"],
    "实验小学": ["赣榆区实验小学的老师能报吗"],
    "海洋大学": ["江苏海洋大学的人能报吗"],
    "港口": ["连云港港口集团的能报吗"],
    "某某科技": ["连云港某某科技有限公司的人能报吗"],
}


@pytest.mark.parametrize(("told", "message"), [(told, each) for told, forms in GONE.items() for each in forms])
def test_what_tells_who_asked_is_gone(told: str, message: str):
    kept = scrub(message)
    assert told not in kept and "〔" in kept
    assert sum(c.isdigit() for c in kept) <= 3


@pytest.mark.parametrize(
    "question",
    [
        "我是本科能报吗",
        "我是高中毕业，够不够",
        "苏人社发〔2016〕356号怎么说",
        "2016年356号文第二条",
        "2023-2024年继续教育学时",
        "2023.1.1-2023.12.31的发票算不算",
        "2024年7月18日前交吗",
        "申报高级工程师要交500元吗",
        "高工要满几年",
        "项目经理算不算专业技术岗位",
        "二（三）1说的是什么",
        "大专班一式几份",
        "姓名写在哪里",
        "联系人是谁",
        "这个奖叫江苏大工匠吗",
        "2024年7月18日生效吗",
        "工作日上午9:00—12:00；下午3:00—6:00能交吗",
        "老师能报吗，小时数不够呢",
        "do I have to hand in the list",
        "AI hao的项目算吗",
        "高高兴兴去报名可以吗",
        "属于天天加班的算不算",
        "现在马上上报来得及吗",
        "找单位行吗，帮忙看看",
        "乡镇卫生院的能报吗",
        "江苏省中小学教师能报吗",
        "用Excel还是word填",
    ],
)
def test_what_was_asked_stays(question: str):
    assert scrub(question) == question


def test_the_rest_of_the_question_stays_beside_what_is_gone():
    asked = scrub("我叫张三，电话13812345678，材料送到哪里？")
    assert asked.startswith("我叫〔姓名〕") and asked.endswith("，材料送到哪里？")
    assert "138" not in asked


def test_the_known_questions_are_hardly_touched():
    notices, _ = load_sound_notices()
    familiar = "\n".join(c.words for n in notices for c in n.clauses)
    questions = [q.text for n in notices for q in n.questions][::3]
    touched = [q for q in questions if scrub(q, familiar).count("〔") != q.count("〔")]
    assert len(questions) > 200 and len(touched) <= len(questions) * 0.025, touched


@pytest.mark.parametrize(
    "text", ["路" * 10_000, "张" * 10_000, "1 " * 5000, "a@" * 5000, "村1" * 5000, "\x00\ud800我叫"]
)
def test_any_text_is_stripped_in_no_time_and_cut(text: str):
    assert len(scrub(text)) <= LONGEST
