"""What everyone needs besides a way to the title: learning, assessments, papers, in sentences and lists."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_lists import asked_items, list_condition
from guidance.rule_drafts.sentence_requirements import Requirement, of_sentence
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rule_drafts.targets import headed_target, targets_in


def read_requirements(notice: NoticeText, taken: set[str]) -> list[Requirement]:
    """Return the conditions that stand beside the ways; clauses in `taken` were read as something else."""
    found: list[Requirement] = []
    in_lists: set[str] = set()
    inline: set[str] = set()
    for statement in notice.statements:
        if statement.section != "conditions" or statement.heads or statement.clause in taken | in_lists:
            continue
        if _is_of_another_way(notice, statement):
            continue
        if notice.children.get(statement.clause) and statement.text.endswith("："):
            listed = list(_of_list(notice, statement, taken))
            found += listed
            in_lists |= set(notice.children[statement.clause]) if listed else set()
        elif statement.clause not in inline and asked_items(statement.text, notice.names.wording):
            inline.add(statement.clause)  # a list inside the paragraph: what follows are its items
        elif statement.clause not in inline:
            found += of_sentence(notice, statement)
    return found


def _is_of_another_way(notice: NoticeText, statement: NoticeSentence) -> bool:
    return any(word in heading for heading in statement.headings for word in notice.names.wording.ways)


def _of_list(notice: NoticeText, statement: NoticeSentence, taken: set[str]) -> Iterator[Requirement]:
    """The lists that a sentence introduces, each for its title where it names some: 申报高级的须具备其中3项."""
    if any(number in taken for number in notice.children[statement.clause]):
        return
    targets = targets_in(statement.text, notice.names)
    edges = [0, *(target.start for target in targets if target.start), len(statement.text)]
    for start, end in itertools.pairwise(edges):
        asked = asked_items(statement.text[start:end], notice.names.wording)
        node = list_condition(notice, statement.clause, asked) if asked else None
        if node:
            around = headed_target(statement.headings, notice.names)
            title = next((target.title for target in targets if start <= target.start < end), around)
            yield Requirement(statement.clause, statement.quote(), title, node)
