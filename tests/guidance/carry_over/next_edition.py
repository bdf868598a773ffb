"""Next year's editions for tests: a notice with every year one higher, and some words swapped by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from guidance.carry_over.draft_edition import CarriedEdition, draft_edition
from guidance.facts.applicant_facts import FactVocabulary, load_facts
from guidance.replies import load_replies
from ingest.notices.load_notices import load_notice_folder
from ingest.notices.notice import Notice
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source
from tests.bench.generated_notices import FIXTURES, KNOWLEDGE, years_later

HIGHER, FIRST, WUHU = "lyg-2024-14", "lyg-etdz-2023-h2", "wuhu-2026-102"
NEW = "next"
Swaps = Sequence[tuple[str, str]]

# A year threshold and a fee changed; a clause moved, one reworded, one new, one gone.
CHANGED: Swaps = (
    ("取得工程师职称后从事本专业技术工作满2年", "取得工程师职称后从事本专业技术工作满3年"),
    ("收费合计 500 元/人", "收费合计 600 元/人"),
    ("(五) 受到党纪", "（五）近三年内有学术不端行为的，不得申报；\n\n(六) 受到党纪"),
    ("- （4）专利证书复印件以及经济效益和社会效益证明材料；\n", ""),
    ("（3）单位公示证明材料；", "（3）单位公示证明材料（公示期不少于5个工作日）；"),
    ("3. 作为主要起草人,", "3. 作为主要起草人并经两名同行专家书面推荐,"),
)


def home(id: str) -> Path:
    """The folder that holds the files of a notice: the project's own, or that of the fixtures."""
    return KNOWLEDGE if (KNOWLEDGE / "notices" / id).exists() else FIXTURES


def next_text(id: str, swaps: Swaps = ()) -> str:
    """The text of next year's edition."""
    text = years_later(next((home(id) / "notices" / id).glob("source.*")).read_text(encoding="utf-8"), 1)
    for old, new in swaps:
        assert years_later(old, 1) in text, old
        text = text.replace(years_later(old, 1), new)
    return text


@cache
def carried(id: str, swaps: Swaps = ()) -> CarriedEdition:
    """What next year's edition takes over; the facts are the fixtures' as well."""
    old = load_notice_folder(home(id) / "notices" / id)
    return draft_edition(old, next_edition(old, swaps), home(id), facts(), load_replies())


def next_edition(old: Notice, swaps: Swaps = ()) -> Notice:
    """Next year's edition, with the metadata of the old one."""
    tree = parse_outline(parse_source(next_text(old.id, swaps), old.source.suffix, NEW), NEW)
    return replace(old, id=NEW, clauses=tree.clauses, year=old.year + 1, replaces=(old.id,), questions=())


@cache
def facts() -> FactVocabulary:
    """The facts of the project and of the fixtures."""
    with NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write("\n".join((folder / "facts.yaml").read_text(encoding="utf-8") for folder in (KNOWLEDGE, FIXTURES)))
        file.flush()
        return load_facts(Path(file.name))
