"""How well rules are drafted: `python -m tests.evaluate.rule_drafts [FOLDER]`, with -v each miss.

The drafts of the shipped notices and of those in tests/fixtures are held against their packs, nothing corrected: the
routes found by clause and years, what is invented, and the verdicts of the packs' own cases. FOLDER holds further
notices with NAME.routes.json beside each. Last line: one JSON object.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.run_cases import facts_of
from guidance.facts.applicant_facts import FactVocabulary, load_facts
from guidance.replies import load_replies
from guidance.rule_drafts.draft_rules import DraftingTables
from guidance.rule_drafts.drafted_rules import RulesDraft
from guidance.rule_drafts.rules_draft_file import as_yaml, load_drafting_tables, read_draft, sound_draft
from guidance.rules.load_pack import load_pack, read_pack
from guidance.rules.pack import Pack
from guidance.rules.schema import Years
from guidance.rules.walk_conditions import leaves
from ingest.document import Clause
from ingest.notices.load_notices import load_notice, load_notice_folder
from ingest.notices.notice import Notice
from ingest.settings import ROOT

FIXTURES = ROOT / "tests" / "fixtures"
SHIPPED = ("lyg-2024-14", "lyg-etdz-2023-h2")
FURTHER = ("wuhu-2026-102", "liaocheng-2025-6", "pengjiang-2025-4")
VALUES = re.compile("high_school|secondary_vocational|junior_college|second_bachelor|bachelor|master|doctor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("-v", action="store_true")
    arguments = parser.parse_args()
    tables, further = load_drafting_tables(), load_facts(FIXTURES / "facts.yaml")
    figures: dict[str, list[bool]] = {}
    for notice, pack in _packs(further):
        draft = sound_draft(notice, tables)
        _tell(notice.id, _against_pack(draft, pack, further, tables, figures), arguments.v)
    for path in sorted(arguments.folder.glob("*.routes.json")) if arguments.folder else ():
        gold = json.loads(path.read_text(encoding="utf-8"))
        notice = load_notice(gold["notice"]) if (gold.get("notice") in SHIPPED) else _added(path)
        _tell(path.name, _against_gold(sound_draft(notice, tables), notice, gold, figures), arguments.v)
    print(json.dumps({key: _share(hits) for key, hits in figures.items()}, ensure_ascii=False))


def _share(hits: list[bool]) -> str:
    return f"{sum(hits)}/{len(hits)} = {sum(hits) / len(hits):.3f}"


def _tell(name: str, misses: list[str], is_wordy: bool) -> None:
    if is_wordy:
        print(name, *misses, sep="\n   ")


def _packs(further: FactVocabulary) -> Iterator[tuple[Notice, Pack]]:
    for id in SHIPPED:
        yield load_notice(id), load_pack(id)
    both = FactVocabulary({**load_facts().specs, **further.specs})
    for id in FURTHER:
        notice = load_notice_folder(FIXTURES / "notices" / id)
        yield notice, read_pack(FIXTURES / "rules" / f"{id}.yaml", notice, both)


def _added(path: Path) -> Notice:
    """The notice beside gold conditions, added to a knowledge folder of its own as a clerk would add it."""
    import os
    import shutil
    import tempfile

    from ingest.drafting.add_notice import add_notice

    home = Path(tempfile.mkdtemp())
    shutil.copytree(ROOT / "knowledge", home / "knowledge")
    os.environ.update(GUIDANCE_KNOWLEDGE=str(home / "knowledge"), GUIDANCE_DATA=str(home / "data"))
    stem = path.name.split(".")[0]
    source = next(p for p in sorted(path.parent.glob(f"{stem}.*")) if p.suffix in (".md", ".html", ".docx", ".pdf"))
    return load_notice_folder(add_notice([source], stem, accept=True).folder)


def _against_pack(
    draft: RulesDraft, pack: Pack, further: FactVocabulary, tables: DraftingTables, figures: dict[str, list[bool]]
) -> list[str]:
    misses = []
    drafted = {(route.clause, int(route.months)) for route in draft.routes}
    wanted = []
    for route in pack.rules.routes:
        months = {leaf.total_months for leaf in leaves(route.needs, pack.inside) if isinstance(leaf, Years)} or {0}
        wanted.append((route.clause, months))
        found = any(clause == route.clause and each in months for clause, each in drafted)
        figures.setdefault("pack routes", []).append(found)
        misses += [] if found else [f"no route {route.id} {route.clause} {sorted(months)}"]
    for clause, months in sorted(drafted):
        known = any(clause == other and months in every for other, every in wanted)
        figures.setdefault("pack routes not invented", []).append(known)
        misses += [] if known else [f"invented {clause} {months}"]
    days = {each.day for each in draft.cutoffs}
    for cutoff in pack.rules.cutoffs.values():
        figures.setdefault("pack cutoffs", []).append(cutoff.date in days)
    misses += _verdicts(draft, pack, further, tables, figures)
    return misses


def _verdicts(
    draft: RulesDraft, pack: Pack, further: FactVocabulary, tables: DraftingTables, figures: dict[str, list[bool]]
) -> list[str]:
    """What the cases of the pack come to by the draft as it is."""
    if not draft.file.routes:
        return []
    drafted = read_draft(pack.notice, tables, as_yaml(draft.file))
    drafted = Pack(drafted.rules, pack.notice, pack.vocabulary, drafted.marked)
    model, misses = build_model(drafted, load_replies()), []
    for case in pack.rules.cases:
        if case.expect.verdict:
            facts = {"works_in_place": facts_of(pack, case).get("work_place") != "elsewhere", **facts_of(pack, case)}
            verdict = check(model, pack.vocabulary.parse(facts), pack.notice.issued).verdict
            figures.setdefault("verdicts right", []).append(verdict == case.expect.verdict)
            wrongly = verdict == "eligible" and case.expect.verdict != "eligible"
            figures.setdefault("not wrongly eligible", []).append(not wrongly)
            misses += (
                [f"{case.why}: {case.expect.verdict}, drafted {verdict}"] if verdict != case.expect.verdict else []
            )
    return misses


def _against_gold(draft: RulesDraft, notice: Notice, gold: dict[str, Any], figures: dict[str, list[bool]]) -> list[str]:
    misses = []
    by_number = {clause.number: clause for clause in notice.clauses}
    known: set[int] = set()
    for route in gold["routes"]:
        hits = {at for at, each in enumerate(draft.routes) if _same(each, route, _with_path(by_number, each.clause))}
        known |= hits
        figures.setdefault("routes", []).append(bool(hits))
        misses += [] if hits else [f"no route {route['id']} {route.get('education')} {route.get('years')}"]
    for at, route in enumerate(draft.routes):
        figures.setdefault("routes not invented", []).append(at in known)
        misses += [] if at in known else [f"invented {route.clause} {route.education} {route.years} {route.quote}"]
    for what, key in (("exclusions", draft.exclusions), ("cutoffs", draft.cutoffs)):
        for each in gold[what]:
            if what == "cutoffs" and "date" not in each:
                continue
            hit = any(_alike(each["quote"], other.quote) for other in key)
            hit = hit or (what == "cutoffs" and any(str(other.day) == each["date"] for other in draft.cutoffs))
            figures.setdefault(what, []).append(hit)
            misses += [] if hit else [f"no {what} {each['quote']}"]
    for each in draft.exclusions:
        hit = any(_alike(other["quote"], each.quote) for other in gold["exclusions"])
        figures.setdefault("exclusions not invented", []).append(hit)
        misses += [] if hit else [f"invented exclusion {each.quote}"]
    return misses


def _with_path(clauses: dict[str, Clause], number: str) -> Clause:
    """The clause of that number, or the one around it where it is the row of a table."""
    return clauses[number] if clauses[number].path else clauses[number.rsplit(".", 1)[0]]


def _same(route: Any, gold: dict[str, Any], clause: Clause) -> bool:
    """Whether a drafted route is the one of the gold: same clause, years, and an education in common."""
    path = [step for step in gold.get("parent_path", gold.get("clause_path", gold.get("path"))) if step != "tail"]
    if list(clause.path[: len(path)]) != path:
        return False
    years = gold["years"]
    stated = list(years.values()) if isinstance(years, dict) else [years]
    if route.years not in stated and not isinstance(years, str):
        return False
    wanted = set(VALUES.findall(json.dumps(gold["education"]))) if not isinstance(years, str) else set(route.education)
    if isinstance(years, dict) or "below" in json.dumps(gold["education"]):
        return True
    return bool(wanted & set(route.education)) if wanted else not route.education


def _alike(first: str, second: str) -> bool:
    one, other = (re.sub(r"\W", "", text) for text in (first, second))
    return one in other or other in one


if __name__ == "__main__":
    main()
