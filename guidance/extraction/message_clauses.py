"""A message → its clauses: what stands between two pauses, or before a turn such as 但是 or 我."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.extraction.extraction_result import MessageClause

_HAN = "一-鿿"
_LABELS = """
    时间 单位 情况 学历 职称 论文 专利 年限 地点 学位 身份 专业 硕士 博士 本科
    大专 中专 著作 标准 报告 毕业 程师 合同 处分 考核 日期 证书 件数 篇数 项数 利数 文数
"""
_NO_LABEL = "".join(f"(?<!{label})" for label in _LABELS.split())  # 学历：本科 is one breath
_PAUSE = re.compile(
    rf"[,;。!?…~\n\r\t—]+|\.(?!\d)|{_NO_LABEL}:|(?<=[{_HAN}]) +(?=[{_HAN}])"
    r"|(?<=[吗么呢吧])(?=我|本人)|(?<=.)(?=但是|但(?!凡)|不过(?!关)|可是|而且|另外|后来|然后|并且|不是(?=我|本|什))"
    r"|(?<=[士科专生师])(?=我(?:本|大|硕|博|是|才|自己|就))"
    r"|(?<=高工|职称|程师|初定|条件|资格)(?=我(?:是|有|在|的|本|大|没|现|已|一直|学历|工程师|[12一二]))"
)
_STOP = re.compile(r"[;。!?\n]")


def split_clauses(text: str) -> list[MessageClause]:
    """Return the clauses of the folded `text` in order, without the pauses between them."""
    return list(_clauses(text))


def _clauses(text: str) -> Iterator[MessageClause]:
    start, sentence = 0, 0
    for pause in _PAUSE.finditer(text):
        if start < pause.start():
            yield MessageClause(text[start : pause.start()], start, sentence, "?" in pause[0])
        start = pause.end()
        sentence += bool(_STOP.search(pause[0]))
    if start < len(text):
        yield MessageClause(text[start:], start, sentence, False)
