"""Notices made up for the tests of drafting, and what they should give."""

from __future__ import annotations

from ingest.drafting.draft_notice import draft_notice, load_scope_tables
from ingest.drafting.draft_output import as_json
from ingest.drafting.notice_draft import NoticeDraft
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source

PLAIN = """\
关于开展2025年度下半年全市农业系列副高级职称评审工作的通知

泉农职〔2025〕9号

各县（市、区）农业农村局：

现就2025年度全市农业系列副高级职称评审工作通知如下：

一、申报条件

（一）任职年限计算到2025年12月31日，论文、获奖等业绩成果截止到2025年6月30日。

（二）2023年1月1日以来受过处分的，不得申报。

二、时间安排

1.个人网上申报时间为9月1日9:00至9月19日17:30，登录平台填报。

2.9月26日前，用人单位完成审核并公示。

3.纸质材料于10月9日至17日（工作日上午9:00—11:30）报送，地点：泉州市丰泽区海星街100号3楼312室。

4.面试答辩定于2025年11月8日至9日进行。

三、收费标准

评审费每人300元；参加面试答辩的，另收答辩费120元/人；基层认定不收费。项目经费20元以上的另附说明。

四、联系方式

市农业农村局人事科：0595-22500116（政策），22500117（材料受理）。传真：0595-22500118。电子邮箱：qznyrs@163.com。

各县（市、区）（区号0595）：晋江市85661205，惠安县87381136。

附件：1.申报人员花名册
2.破格审批表

泉州市农业农村局

2025年8月18日
"""


def draft_of(text: str) -> NoticeDraft:
    """Return the draft of a notice in plain text."""
    return draft_of_source(text, ".txt")


def draft_of_source(source: str, ending: str) -> NoticeDraft:
    """Return the draft of a notice in the format that the ending names."""
    document = parse_source(source, ending, "n")
    return draft_notice(document, parse_outline(document, "n"), load_scope_tables())


def json_of(text: str) -> dict:
    """Return the draft of a notice in plain text in the form of the contract."""
    return as_json("n", 0, draft_of(text))
