"""An office whose notices go by one companion document: the third notice of the fixtures moved to three cities."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ingest.settings import ROOT

FIXTURES = ROOT / "tests" / "fixtures"
STANDARDS = "jiangling-standards-2023"
BENGBU, HUAINAN, TONGLING = CITING = ("bengbu-2026-31", "huainan-2026-32", "tongling-2026-33")
_CITIES = {BENGBU: ("蚌埠", "31"), HUAINAN: ("淮南", "32"), TONGLING: ("铜陵", "33")}
_SOURCE = FIXTURES / "notices" / "wuhu-2026-102"
_CITED = "《安徽省工程系列专业技术资格评审标准条件》（皖人社发〔2019〕5号）"
_IMITATION = "《江岭省工程系列中级专业技术资格评审标准条件（试行）》（江岭人社规〔2023〕4号）"


def add_standards(knowledge: Path, id: str = STANDARDS) -> Path:
    """Add the companion document to a knowledge folder; return its folder."""
    folder = knowledge / "notices" / id
    return Path(shutil.copytree(FIXTURES / "companions" / STANDARDS, folder))


def add_citing(knowledge: Path, id: str) -> Path:
    """Add a notice that goes by the document to a knowledge folder, with its pack; return the notice's folder."""
    city, number = _CITIES[id]
    folder = knowledge / "notices" / id
    folder.mkdir()
    for name in ("source.md", "notice.yaml"):
        text = (_SOURCE / name).read_text(encoding="utf-8").replace(_CITED, _IMITATION)
        if name == "notice.yaml":
            text = f"companions: [{STANDARDS}]\n{text[: text.index('scope:')]}"
        text = re.sub("102(?= ?号)", number, text.replace("芜人社秘", f"{city[0]}人社秘")).replace("芜湖", city)
        (folder / name).write_text(text, encoding="utf-8")
    rules = (FIXTURES / "companions" / "rules.yaml").read_text(encoding="utf-8")
    (knowledge / "rules").mkdir(exist_ok=True)
    (knowledge / "rules" / f"{id}.yaml").write_text(rules.replace("NOTICE", id), encoding="utf-8")
    return folder


def add_companion_office(knowledge: Path) -> Path:
    """Add the document and the notices that go by it to a knowledge folder; return that."""
    add_standards(knowledge)
    for id in CITING:
        add_citing(knowledge, id)
    facts = (FIXTURES / "facts.yaml").read_text(encoding="utf-8")
    with (knowledge / "facts.yaml").open("a", encoding="utf-8") as file:
        file.write(facts)
    return knowledge
