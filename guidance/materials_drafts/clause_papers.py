"""The clauses of a materials part, one after the other → items, places, what holds for all, remarks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from guidance.materials.materials_file import Item, PlaceEntry, Quoted, Remark, SharedMaterials
from guidance.materials_drafts.binding_words import Binding, item_range, place_title, read_binding
from guidance.materials_drafts.materials_wording import MaterialsWording
from guidance.materials_drafts.paper_sentence import Paper, read_sentence
from guidance.materials_drafts.paper_values import PaperValues, read_values, stamps, stated_count
from guidance.materials_drafts.table_papers import is_row, read_row
from ingest.document import Clause
from ingest.text.numerals import label_number
from ingest.text.sentences import sentence_spans

_GENERAL = re.compile("材料|复印|打印|证件|纸")
_PLACE_HEADING = re.compile("纸质|电子|原件|第.{1,3}册|类$|类[：:（(]|袋|盒")
_VOLUME = re.compile("第.{1,2}册")
_COPY_SUBJECT = re.compile("^[^，：]{0,10}复印件")
_OF_VOLUME = ("目录", "封面")
_MARKS = " 　。；;，,、\n"


class ClauseReader:
    """What has been read of a notice's materials so far; `read` takes in one part after the other."""

    def __init__(self, wording: MaterialsWording) -> None:
        self._wording = wording
        self.items: list[Item] = []
        self.places: list[PlaceEntry] = []
        self.shared: list[SharedMaterials] = []
        self.remarks: list[Remark] = []
        self._place_of: dict[str, str | None] = {}
        self._is_upload: dict[str, bool] = {}
        self._unnumbered: set[str] = set()

    def read(self, clauses: Sequence[Clause], is_whole: bool) -> None:
        """Take in the clauses of one part, its top first."""
        first = len(self.items)
        self._unnumbered.add(clauses[0].id)
        for clause in clauses:
            self._enter(clause, clauses, is_whole)
            for words in _sentences(clause):
                self._read_sentence(clause, words, first)

    def read_elsewhere(self, clauses: Sequence[Clause]) -> None:
        """Take in the forms that other clauses name with their copies."""
        for clause in clauses:
            for words in _sentences(clause):
                for paper in read_sentence(words, self._wording).papers:
                    values = _values(paper, words)
                    if paper.name.endswith("》") and values.copies:
                        form = replace(paper, name=paper.name[paper.name.rindex("《") :])
                        self.items.append(self._item(clause, words, form, values, None))

    def _enter(self, clause: Clause, clauses: Sequence[Clause], is_whole: bool) -> None:
        """Note where the papers of a clause go: by its own heading, or as those of the clause above it."""
        above = clause.parent or ""
        words = f"{clause.heading} {clause.text}" if clause is clauses[0] or clause.heading else ""
        self._is_upload[clause.id] = _is_upload(words, self._is_upload.get(above, False))
        place = self._place_of.get(above)
        has_children = any(other.parent == clause.id for other in clauses)
        # Over a row stand the heads of its columns, which name no place.
        has_heading = bool(clause.heading) and not is_row(clause)
        if is_whole and has_heading and (has_children or read_sentence(clause.text, self._wording).papers):
            place = self._place_by_heading(clause, clauses) or place
        self._place_of[clause.id] = place

    def _place_by_heading(self, clause: Clause, clauses: Sequence[Clause]) -> str | None:
        own = read_binding(f"{clause.heading} {clause.text}")
        if not own.is_place and not _PLACE_HEADING.search(clause.heading):
            return None
        around = self._around(clause, clauses)
        bag, bound, also = own.bag, own.is_bound, []
        contents = own.has_contents
        for outer, words in around:
            binding = read_binding(words)
            new_contents = binding.has_contents and bound and not contents
            if (binding.bag and not bag) or (binding.is_bound and not bound and not own.is_unbound) or new_contents:
                also.append(Quoted(clause=outer.number, quote=words.strip(_MARKS)))
            bag = bag or binding.bag
            bound = bound or (binding.is_bound and not own.is_unbound)
            contents = contents or (binding.has_contents and bound)
        entry = {"bag": bag or None, "bound": bound, "contents": contents}
        if own.is_place and not stands(own, clause.heading) and clause.text.strip():
            also.insert(0, Quoted(clause=clause.number, quote=clause.text.strip(_MARKS)))
        return self._add_place(place_title(clause.heading), clause, clause.heading.strip(), also, entry)

    def _around(self, clause: Clause, clauses: Sequence[Clause]) -> list[tuple[Clause, str]]:
        """Heading and sentences of the clauses above, from the nearest out."""
        found: list[tuple[Clause, str]] = []
        by_id = {other.id: other for other in clauses}
        at = by_id.get(clause.parent or "")
        while at:
            found += [(at, at.heading)] if at.heading else []
            found += [(at, words) for words in _sentences(at)]
            at = by_id.get(at.parent or "")
        return found

    def _add_place(
        self, title: str, clause: Clause, quote: str, also: Sequence[Quoted], entry: Mapping[str, object]
    ) -> str:
        id = f"place{len(self.places) + 1}"
        values = {"id": id, "title": title, "clause": clause.number, "quote": quote, "also": list(also), **entry}
        self.places.append(PlaceEntry.model_validate(values))
        return id

    def _read_sentence(self, clause: Clause, words: str, first: int) -> None:
        if is_row(clause):
            self._read_row(clause)
            return
        read = read_sentence(words, self._wording)
        place = self._place_of.get(clause.id)
        binding = read_binding(read.lead)
        if read.papers and (binding.is_place or _VOLUME.search(read.lead)):
            entry = {"bag": binding.bag or None, "bound": binding.is_bound}
            place = self._add_place(binding.bag or place_title(read.lead), clause, read.lead.strip(_MARKS), (), entry)
        for paper in read.papers:
            self._take(clause, words, paper, place)
        if not read.papers:
            self._read_general(clause, words, first)

    def _take(self, clause: Clause, words: str, paper: Paper, place: str | None) -> None:
        values = _values(paper, words)
        own = read_binding(f"{paper.words}，{paper.details}")
        quote = words[paper.start : paper.end].strip(_MARKS)
        if self.places and (own.is_apart or own.is_bound) and self.places[-1].quote == quote:
            place = self.places[-1].id
        elif own.is_apart or own.bag or own.is_bound:
            title = own.bag or f"{paper.name}（{'单独装订' if own.is_apart else '装订成册'}）"
            place = self._add_place(title, clause, quote, (), {"bag": own.bag or None, "bound": own.is_bound})
        self.items.append(self._item(clause, words, paper, values, place))

    def _item(self, clause: Clause, words: str, paper: Paper, values: PaperValues, place: str | None) -> Item:
        handed = values.handed
        if handed == "paper" and self._is_upload.get(clause.id):
            handed = "upload"
        return Item(
            title=self._title(paper.name, place),
            place=place,
            position=self._position(clause, place),
            clause=clause.number,
            quote=words[paper.start : paper.end].strip(_MARKS),
            form=values.form,
            handed=handed,
            copies=values.copies,
            paper=values.paper,
            sides=values.sides,
            stamp=list(values.stamp),
            annex=values.annex,
            whom=paper.whom or None,
            note=f"通知写的是{values.count}" if values.count else None,
        )

    def _title(self, name: str, place: str | None) -> str:
        """The name of a paper; a table of contents or a cover is that of its volume."""
        if name not in _OF_VOLUME:
            return name
        return f"{next((entry.title for entry in self.places if entry.id == place), '')}{name}"

    def _position(self, clause: Clause, place: str | None) -> int | None:
        """The number of an item within its place; none of what the place's own clause lists without numbers."""
        if clause.id in self._unnumbered or any(p.id == place and p.clause == clause.number for p in self.places):
            return None
        return stated_count(clause.number.rsplit(".", 1)[-1])

    def _read_row(self, clause: Clause) -> None:
        for found in read_row(clause, self._wording):
            item = self._item(clause, clause.text, found.paper, found.values, self._place_of.get(clause.id))
            heads = Quoted(clause=clause.number, quote=clause.heading.strip())
            update = {"quote": clause.text.strip(_MARKS), "also": [heads] if found.by_head else []}
            self.items.append(item.model_copy(update=update))

    def _read_general(self, clause: Clause, words: str, first: int) -> None:
        """A sentence that names no paper: what holds for many, where they go, a remark, or more on the paper before."""
        quote = words.strip(_MARKS)
        binding = read_binding(words)
        about_all = bool(_GENERAL.search(words))
        if about_all and binding.is_place and not binding.is_unbound:
            self._place_rest(clause, words, binding, first)
        shares = about_all and self._share(clause, quote)
        is_tail = clause.number.endswith(".tail")
        if shares or (about_all and (binding.is_place or is_tail or self._wording.together.match(words))):
            self.remarks.append(Remark(clause=clause.number, quote=quote, text=quote))
        elif self.items[first:] and self.items[-1].clause == clause.number:
            last = self.items[-1]
            also = [*last.also, Quoted(clause=clause.number, quote=quote)]
            note = f"{last.note}；{quote}" if last.note else quote
            self.items[-1] = last.model_copy(update={"also": also, "note": note})

    def _share(self, clause: Clause, words: str) -> bool:
        """Take in what the parts of a sentence state of paper and stamps for many papers; whether they state any."""
        found = False
        for quote in filter(None, (part.strip(_MARKS) for part in _parts(words))):
            paper = read_values("", quote, "").paper
            if not paper and not re.search("盖章|公章", quote):
                continue
            found = True
            who = [name for name in stamps(quote) if name in quote]
            copies_only = bool(_COPY_SUBJECT.match(quote))
            self.shared.append(
                SharedMaterials(
                    clause=clause.number,
                    quote=quote,
                    forms=["copy", "both"] if copies_only else [],
                    paper=paper,
                    stamp=[] if copies_only else who,
                    note=None if paper or (who and not copies_only) else quote,
                )
            )
        return found

    def _place_rest(self, clause: Clause, words: str, binding: Binding, first: int) -> None:
        """Put the papers of which a closing sentence tells the bag or the binding into it: all, or a range of them."""
        span = item_range(words)
        low, high = (label_number(span[0]), label_number(span[1])) if span else (0, 0)
        title = binding.bag or ("按顺序装订的材料" if "顺序" in words else "装订成册的材料")
        chosen = [
            at
            for at, item in enumerate(self.items)
            if at >= first and item.place is None and (not span or low <= (item.position or 0) <= high)
        ]
        if not chosen:
            return
        entry = {"bag": binding.bag or None, "bound": binding.is_bound, "contents": binding.has_contents}
        place = self._add_place(title, clause, words.strip(_MARKS), (), entry)
        for at in chosen:
            self.items[at] = self.items[at].model_copy(update={"place": place})


def stands(binding: Binding, heading: str) -> bool:
    """Whether the heading alone states the binding."""
    return read_binding(heading) == binding


def _sentences(clause: Clause) -> list[str]:
    if is_row(clause):
        return [clause.text]
    return [clause.text[start:end] for start, end in sentence_spans(clause.text)]


def _parts(words: str) -> list[str]:
    """A sentence of many papers in parts that each speak of some: at commas before a subject, and in brackets."""
    return re.split(r"，(?=[^，]{0,12}(?:复印件|材料|原件|纸))|[（(](?=复印件)|(?<=章)[）)]", words)


def _values(paper: Paper, words: str) -> PaperValues:
    return read_values(paper.name, paper.words, paper.details, words[paper.start : paper.end])


def _is_upload(words: str, above: bool) -> bool:
    """Whether what a heading or its sentence leads to is uploaded; 纸质 there ends what stands above."""
    bare = re.sub("(?:无须|无需|不|不需|不再)(?:要)?(?:报送|提交|提供)?纸质[^，。；]*", "", words)
    if "纸质" in bare:
        return False
    return above or bool(re.search("(?:网上|在线|系统|平台)?上传|网上提交|在线提交|电子(?:材料|扫描)", bare))
