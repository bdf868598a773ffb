"""Whether a clause tells of how things were or of how they are: 以前做设备, 现在在企业."""

from __future__ import annotations

import re

NOW = re.compile(r"现在|目前|眼下|如今|现(?=在|任|为|是)|还(?=在|是)|仍|后来|又(?=进|在|到|去|找)")
BEFORE = re.compile(
    r"以前|之前|原来|原先|曾经?|过去|从前|早先|早年|当时|(?:退休|辞职|离职|下岗)前|前几年"
    r"|前[一两三半]年|头[一两三]年|第一年|一开始|起初|刚毕业|那会儿?|那时|有一阵|有段时间|中间"
)


def tells_of_before(clause: str) -> bool:
    """Return whether a clause tells only of how things were."""
    return BEFORE.search(clause) is not None and NOW.search(clause) is None
