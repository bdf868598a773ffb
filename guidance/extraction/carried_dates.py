"""Whether a clause with a date says nothing but when: 工程师,2018年拿的 dates the title, 2023年换的单位 does not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidance.extraction.fact_wording import PAUSE

_OBTAINED = "取得|拿到?|考[到上过]?|评|获得?|[颁签补]?发|批|[下出]来?|领|授予|通过|到手|办|读|念|上"
_WHEN = (
    "时间|日期|那年|当年|[去前今]年|年?[底初末]|[上下]半年|[年月日号]|左右|前后|大概|大约|应该|好像|可能|具体|刚好|正好"
)
_WHAT = "证书?|资格|职称|学历|学位|文件?|红头|落款|公示|这[个块]|那[个块]|方面|事|结果|成绩"
_WHOSE = "[省市县区国家厅局部委里级]|人社|单位|公司|学校|我们?|本人|自己"
_LINKS = r"[是就也才都在于又还的了过到吧呢啊呀嘛为由从约不没对没错嗯哦有:()\[\]/.、 ]|其实|然后|后来|最后|最终"
_SAYS_WHEN = re.compile(
    "|".join(
        (
            rf"在[^{PAUSE}]{{1,6}}?(?=拿|取|考|评|获|发|批|办|领|读|念)",
            *_WHAT.split("|"),
            *_WHEN.split("|"),
            *_OBTAINED.split("|"),
            *_WHOSE.split("|"),
            *_LINKS.split("|"),
        )
    )
)


def says_only_when(clause: str, dated: Iterable[str]) -> bool:
    """Return whether a `clause` without its date says nothing else than when what is `dated` was obtained."""
    for words in dated:
        clause = clause.replace(words, "")
    return not re.sub(r"[\d\W]", "", _SAYS_WHEN.sub("", clause))
