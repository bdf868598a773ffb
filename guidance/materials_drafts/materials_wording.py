"""knowledge/materials_wording.yaml: the words by which a draft knows a paper, who hands it in, and what is no paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.settings import settings
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate

WordList = Annotated[list[Text], Field(min_length=1)]


class MaterialsWordingFile(Strict):
    """All of materials_wording.yaml."""

    papers: WordList
    credentials: WordList
    forms: WordList
    parts: WordList
    hand_in: WordList
    denied: WordList
    everyone: WordList
    offices: WordList
    groups: WordList
    together: WordList


@dataclass(frozen=True)
class MaterialsWording:
    """The words, ready to be looked for."""

    file: MaterialsWordingFile

    @cached_property
    def paper_name(self) -> re.Pattern[str]:
        """The name of a paper at the start of a text, as long as it can be, up to a count or what is done with it."""
        endings = any_of((*self.file.papers, *self.file.credentials))
        return re.compile(rf"(?P<name>.*(?:{endings}|》)\0*)(?={_AFTER})", re.DOTALL)

    @cached_property
    def handing_in(self) -> re.Pattern[str]:
        """A verb of handing in with what leads to it."""
        lead = "(?:还|另|须|需|应|均|只|并|可|要|必须|同时|一并|再|由?本人)*"
        verb = rf"{any_of(self.file.hand_in)}|(?<=[须应需])有|(?<=只)需"
        return re.compile(rf"(?P<lead>{lead})(?P<verb>{verb})(?!时间|地点|单位|的|材料时)")

    @cached_property
    def excused(self) -> re.Pattern[str]:
        """What tells that the papers named just before need not be handed in."""
        return re.compile(rf"(?:{any_of(self.file.denied)}|可不)(?:再|用|要|必|需)?(?:提供|提交|报送|上传|附|交)")

    @cached_property
    def denied(self) -> re.Pattern[str]:
        """What tells that a part of a sentence asks for nothing."""
        return re.compile(any_of(self.file.denied))

    @cached_property
    def together(self) -> re.Pattern[str]:
        """The start of a sentence about many papers at once: 以上材料须…, 复印件一律…."""
        lead = any_of(self.file.together)
        subject = "(?:材料|证件|封面|袋面|盒脊|[^，、：《]{0,4}?(?:复印件|原件|扫描件))"
        goes_on = "[须应需均不要按用装由必可请经使采在统一分退审粘贴标写][^：]"
        about = f"(?:凡|所有|以上|上述|全部|下列)[^，：《]{{0,16}}?{subject}(?=[^：])"
        return re.compile(rf"(?:除[^，]*外，?)?(?:{about}|(?:{lead})*{subject}\0*(?={goes_on}))")

    def is_form(self, name: str) -> bool:
        """Whether a name only says original, copy or the like and names no paper."""
        bare = re.sub(r"^[一二两三四五六七八九十几各\d\W]+[类种份套项]?(?:的)?", "", name)
        if name.startswith(("以下", "下列", "以上", "上述")):
            return True
        return bare in self.file.forms or bare.endswith(("申报材料", "纸质材料", "评审材料", "报送材料", "电子材料"))

    def is_credential(self, name: str) -> bool:
        """Whether a name is one of what somebody has (学历) rather than of a paper that shows it."""
        return name.endswith(tuple(self.file.credentials))

    def is_part(self, name: str) -> bool:
        """Whether a name is of a part of some paper (封面, 正文)."""
        return name in self.file.parts


# What may stand behind the name of a paper: nothing, a count, a size, a verb of what is done with it.
_COUNT = (
    r"(?:一式|共|各|不少于|不超过|近|若干|\d|[一二两三四五六七八九十]+(?:[份张套册本件篇节个项]|学年|学期)|[ＡA]\d)"
)
_DONE = (
    r"(?:交|并|须|应|需|由|按|经|加盖|装|放|均|统一|盖章|合订|胶装|"
    r"报至|发至|发送|发到|报送|送|存入|粘贴|用|限|会同|还|另|附|后)"
)
_AFTER = rf"$|等|{_COUNT}|{_DONE}|[（(\s~]"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def load_materials_wording(path: Path | None = None) -> MaterialsWording:
    """Read materials_wording.yaml; raise FaultsError with every fault, its file and line."""
    path = path or settings().knowledge / "materials_wording.yaml"
    return MaterialsWording(validate(MaterialsWordingFile, read_marked(path)))
