"""knowledge/question_frames.yaml: how people ask of any notice, with blanks for a degree and for a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guidance.materials_drafts.draft_materials import draft_materials
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.blanks import blanks
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate

LONGEST_PAPER = 14  # characters of the name of a paper that people say


class QuestionFrames(Strict):
    """All of question_frames.yaml."""

    everyday: Annotated[list[Text], Field(min_length=1)]
    degrees: list[Text]
    of_degree: list[Annotated[Text, blanks("degree", "level")]]
    of_paper: list[Annotated[Text, blanks("paper")]]

    def questions(self, notice: Notice, levels: Iterable[str]) -> Iterator[str]:
        """Yield the questions for a notice of these `levels`: those of any, of each degree, of the papers it wants."""
        yield from self.everyday
        for frame, degree, level in product(self.of_degree, self.degrees, (*levels, "")):
            if ("{level}" in frame) == bool(level):
                yield frame.format(degree=degree, level=level)
        yield from (frame.format(paper=paper) for frame, paper in product(self.of_paper, _papers(notice)))


def load_question_frames(path: Path | None = None) -> QuestionFrames:
    """Read question_frames.yaml; raise FaultsError with every fault, its file and line."""
    return validate(QuestionFrames, read_marked(path or settings().knowledge / "question_frames.yaml"))


def _papers(notice: Notice) -> list[str]:
    """The papers that the notice wants, as people call them."""
    titles = (re.sub("[（(].*?[）)]|[《》“”]", "", item.title) for item in draft_materials(notice.clauses).items)
    return list(dict.fromkeys(title for title in titles if 1 < len(title) <= LONGEST_PAPER))
