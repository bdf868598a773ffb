"""The clauses of a notice → the draft of its materials file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guidance.materials.materials_file import Covers, InformationEntry, Item, Quoted
from guidance.materials_drafts.clause_papers import ClauseReader
from guidance.materials_drafts.find_material_parts import MaterialPart, clauses_under, find_material_parts
from guidance.materials_drafts.materials_draft import MaterialsDraft
from guidance.materials_drafts.materials_wording import MaterialsWording, load_materials_wording
from guidance.materials_drafts.merge_items import in_rising_order, merged
from ingest.document import Clause
from ingest.text.normalise import match_key
from ingest.text.numerals import label_number

HEADING = "标题"
TO_READ = "待核对：没有看出要交什么"
_ANNEX = re.compile(r"annex\.\d+")
_WORD = re.compile(r"\w")
_FORM_ELSEWHERE = re.compile(r"《[^《》]+》[^，。；]{0,12}?[\d一二两三四五六七八九十]+份")
_FORM_ENDS = re.compile("[表书函]$|承诺书|封面")


def draft_materials(clauses: Sequence[Clause], wording: MaterialsWording | None = None) -> MaterialsDraft:
    """Return the draft for the notice whose clauses these are; it changes nothing, and is the same every time.

    Every value stands in the words quoted beside it; what the notice does not say is absent.
    """
    wording = wording or load_materials_wording()
    reader = ClauseReader(wording)
    parts = find_material_parts(clauses, wording)
    inside: list[Clause] = []
    for part in parts:
        read = clauses_under(part.clause, clauses) if part.is_whole else [part.clause]
        reader.read(read, part.is_whole)
        inside += read
    reader.read_elsewhere(_naming_forms(clauses, inside))
    return _draft(clauses, parts, inside, reader, wording)


def _naming_forms(clauses: Sequence[Clause], inside: Sequence[Clause]) -> list[Clause]:
    """Clauses of other parts that name a form with its copies."""
    known = {clause.id for clause in inside}
    return [c for c in clauses if c.id not in known and _FORM_ELSEWHERE.search(c.text)]


def _draft(
    clauses: Sequence[Clause],
    parts: Sequence[MaterialPart],
    inside: Sequence[Clause],
    reader: ClauseReader,
    wording: MaterialsWording,
) -> MaterialsDraft:
    annexes = [clause for clause in clauses if _ANNEX.fullmatch(clause.number)]
    items = in_rising_order(merged(reader.items, annexes))
    used = {item.place for item in items}
    draft = MaterialsDraft(
        notice=clauses[0].notice if clauses else "",
        covers=Covers(
            clauses=[part.clause.number for part in parts if not part.is_whole],
            under=[part.clause.number for part in parts if part.is_whole],
        ),
        places=tuple(place for place in reader.places if place.id in used),
        shared=tuple(reader.shared),
        items=tuple(items),
        remarks=tuple(reader.remarks),
        annexes=tuple(_unused_forms(annexes, items)),
    )
    return _with_rest(draft, inside, wording)


def _with_rest(draft: MaterialsDraft, inside: Sequence[Clause], wording: MaterialsWording) -> MaterialsDraft:
    """The draft with the words that nothing in it quotes: headings as information, the rest to be read by someone."""
    information = list(_headings(inside))
    left: list[Quoted] = []
    for words in _left(inside, draft, information):
        if wording.is_form(words.quote):
            information.append(InformationEntry(clause=words.clause, quote=words.quote, text=HEADING))
        else:
            left.append(words)
    information += [InformationEntry(clause=words.clause, quote=words.quote, text=TO_READ) for words in left]
    return replace(draft, information=tuple(information), left=tuple(left))


def _headings(inside: Sequence[Clause]) -> Iterator[InformationEntry]:
    for clause in inside:
        if clause.heading.strip() and _WORD.search(clause.heading):
            yield InformationEntry(clause=clause.number, quote=clause.heading.strip(), text=HEADING)


def _left(inside: Sequence[Clause], draft: MaterialsDraft, headings: Sequence[InformationEntry]) -> Iterator[Quoted]:
    """The words of the clauses that nothing in the draft quotes, as they were printed."""
    quotes: dict[str, list[str]] = {}
    sourced = [quoted for entry in (*draft.places, *draft.items) for quoted in (entry, *entry.also)]
    every: list[Quoted | InformationEntry] = [*sourced, *draft.shared, *draft.remarks, *headings]
    for quoted in every:
        quotes.setdefault(quoted.clause, []).append(quoted.quote or "")
    for clause in inside:
        for words in _unquoted(clause.words, quotes.get(clause.number, [])):
            yield Quoted(clause=clause.number, quote=words)


def _unquoted(words: str, quotes: Sequence[str]) -> Iterator[str]:
    """The stretches of `words` that none of the quotes covers, as far as they hold words."""
    covered = bytearray(len(words))
    for quote in quotes:
        at = words.find(quote)
        while quote and at >= 0:
            covered[at : at + len(quote)] = b"\1" * len(quote)
            at = words.find(quote, at + 1)
    shown = "".join("\0" if done else char for char, done in zip(words, covered, strict=True))
    for stretch in shown.split("\0"):
        if _WORD.search(stretch):
            yield stretch.strip(" 　，。；：、;,")


def _unused_forms(annexes: Sequence[Clause], items: Sequence[Item]) -> Iterator[Quoted]:
    """The blank forms among the annexes that no item speaks of."""
    used = {item.annex for item in items}
    titles = match_key("".join(item.title for item in items))
    for annex in annexes:
        title = annex.words.split("\n")[0].strip()
        bare = match_key(re.sub(r"[（(].*?[）)]|《|》", "", title))
        if label_number(annex.number[6:]) not in used and bare not in titles and _FORM_ENDS.search(bare):
            yield Quoted(clause=annex.number, quote=title)
