"""Companion documents that clauses cite: by number in any spacing, by title with or without 试行."""

import pytest

from ingest.document import Clause
from ingest.notices.cited_standards import cited_standards
from ingest.notices.notice_folders import NoticeIdentity

STANDARDS = (
    NoticeIdentity("engineers", "江岭省工程系列专业技术资格评审标准条件（试行）", "江岭人社规〔2023〕4号"),
    NoticeIdentity("teachers", "江岭省教师评价标准", ""),
)


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("按江岭人社规〔 2023 〕4 号执行", ("engineers",)),
        ("按《江岭省工程系列专业技术资格评审标准条件》和《江岭省教师评价标准》执行", ("engineers", "teachers")),
        ("按江岭人社规〔2023〕14号执行", ()),
        ("按省里的标准条件执行", ()),
    ],
)
def test_what_stands_in_a_clause_by_number_or_title_is_cited(words, cited):
    assert cited_standards([Clause("n#1", ("一",), "一", "", words, None, 0, 0)], STANDARDS) == cited
