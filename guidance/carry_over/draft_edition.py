"""All that was written on last year's notice → drafts for this year's, with what is left to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidance.carry_over.carry_materials import CarriedMaterials, carry_materials
from guidance.carry_over.carry_questions import CarriedEntries, carry_faq, carry_left_out, carry_questions
from guidance.carry_over.edition_pair import EditionPair, Entry, LeftToConfirm
from guidance.carry_over.rules_draft import CarriedRules, carry_rules
from guidance.carry_over.staff_yaml import as_yaml
from guidance.facts.applicant_facts import FactVocabulary
from guidance.faq.approved_entries import EntryRow
from guidance.materials.load_materials import read_materials
from guidance.replies import Replies
from guidance.rules.load_pack import read_pack
from ingest.notices.notice import Notice
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import Marked, read_marked, validate

PART_NAMES = {"questions": "群众问法", "rules": "规则", "materials": "材料清单", "faq": "常见问题"}
_HEAD = "# 沿用自 {old}（{name}），还没有生效；请逐项核对，写法见 knowledge/README.md。\n"
_UNREAD = "旧通知的这份文件有错，没有沿用"


@dataclass(frozen=True)
class CarriedEdition:
    """The drafts for the new edition by the file that each is for, how much each carries, and what is left to confirm.

    `counts` has for each part what was carried over: questions, routes of the rules, papers, entries of the FAQ.
    """

    editions: EditionPair
    files: Mapping[Path, str]
    counts: Mapping[str, int]
    left: tuple[LeftToConfirm, ...]

    def write(self) -> list[Path]:
        """Write the drafts whole, none where the notice has that file or a draft of it; return what was written."""
        written = []
        for path, text in self.files.items():
            taken = path.with_name(path.name.replace(".draft.", "."))
            if not path.exists() and not taken.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, text.encode())
                written.append(path)
        return written


def draft_edition(
    old: Notice, new: Notice, knowledge: Path, vocabulary: FactVocabulary, replies: Replies
) -> CarriedEdition:
    """Return the drafts for `new`, which replaces `old`, from what the folder `knowledge` holds on that."""
    editions = EditionPair(old, new)
    questions = carry_questions(editions)
    rules = _rules(editions, knowledge, vocabulary, replies)
    materials = _materials(editions, knowledge, vocabulary, rules)
    faq, without = _faq(editions, knowledge, [str(entry["id"]) for entry in questions.entries])
    texts = {
        "questions": as_yaml(list(questions.entries)),
        "rules": rules.text,
        "materials": materials.text,
        "faq": _faq_text(faq, without),
    }
    left = (*questions.left, *rules.left, *materials.left, *faq.left)
    files = {
        _path(part, new, knowledge): _headed(part, text, old, left) for part, text in texts.items() if text.strip()
    }
    counts = {
        "questions": len(questions.entries),
        "rules": _open_aside(rules),
        "materials": materials.papers,
        "faq": len(faq.entries),
    }
    return CarriedEdition(editions, files, counts, left)


def _rules(editions: EditionPair, knowledge: Path, vocabulary: FactVocabulary, replies: Replies) -> CarriedRules:
    path = knowledge / "rules" / f"{editions.old.id}.yaml"
    if not path.exists():
        return CarriedRules("", None, ())
    try:
        pack = read_pack(path, editions.old, vocabulary)
    except FaultsError:
        return CarriedRules("", None, (LeftToConfirm("rules", path.name, "", _UNREAD),))
    return carry_rules(editions, pack.marked.value, _path("rules", editions.new, knowledge), vocabulary, replies)


def _materials(
    editions: EditionPair, knowledge: Path, vocabulary: FactVocabulary, rules: CarriedRules
) -> CarriedMaterials:
    path = knowledge / "materials" / f"{editions.old.id}.yaml"
    if not path.exists():
        return CarriedMaterials("", 0, ())
    try:
        routes = _old_routes(editions, knowledge, vocabulary)
        listed = read_materials(path, editions.old, vocabulary, routes)
    except FaultsError:
        return CarriedMaterials("", 0, (LeftToConfirm("materials", path.name, "", _UNREAD),))
    written = _path("materials", editions.new, knowledge)
    return carry_materials(editions, listed.marked.value, written, vocabulary, rules.routes)


def _old_routes(editions: EditionPair, knowledge: Path, vocabulary: FactVocabulary) -> list[str]:
    path = knowledge / "rules" / f"{editions.old.id}.yaml"
    return [r.id for r in read_pack(path, editions.old, vocabulary).rules.routes] if path.exists() else []


def _faq(editions: EditionPair, knowledge: Path, known: list[str]) -> tuple[CarriedEntries, list[Entry]]:
    """The entries carried over, and the clauses that the FAQ leaves out on purpose."""
    path = knowledge / "faq" / f"{editions.old.id}.yaml"
    if not path.exists():
        return CarriedEntries((), ()), []
    try:
        file: Any = read_marked(path).value
        validate(list[EntryRow], Marked(path, file.get("entries") or [], {}))
    except FaultsError:
        return CarriedEntries((), (LeftToConfirm("faq", path.name, "", _UNREAD),)), []
    return carry_faq(editions, file, known), carry_left_out(editions, file)


def _faq_text(faq: CarriedEntries, without: list[Entry]) -> str:
    parts = {"without": without, "entries": list(faq.entries)}
    return as_yaml({name: rows for name, rows in parts.items() if rows})


def _open_aside(rules: CarriedRules) -> int:
    """How many routes of a pack are carried over and not left open."""
    routes = rules.pack.rules.routes if rules.pack else []
    return sum(route.needs.kind != "left_open" for route in routes)


def _path(part: str, new: Notice, knowledge: Path) -> Path:
    if part == "questions":
        return knowledge / "notices" / new.id / "questions.draft.yaml"
    return knowledge / part / f"{new.id}.draft.yaml"


def _headed(part: str, text: str, old: Notice, left: tuple[LeftToConfirm, ...]) -> str:
    """The text of a draft, headed by what it does not have."""
    own = [each for each in left if each.part == part]
    lines = [f"# 待核对 {each.clause or '（已取消）'}：{_one_line(each.what)}：{_one_line(each.why)}\n" for each in own]
    return "".join([_HEAD.format(old=old.id, name=old.name), *lines, text])


def _one_line(text: str) -> str:
    return " ".join(text.split())
