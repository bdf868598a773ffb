"""The office's fixed wording, replies.yaml: every text that the program uses, and what may be filled into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.settings import settings
from ingest.staff_files.blanks import blanks
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate

Fixed = Annotated[Text, blanks()]
"""A text without blanks."""


class RepliesFile(Strict):
    """All of replies.yaml: each text by its name, with the blanks that the program fills."""

    disclaimer: Annotated[Text, blanks("office")]
    greeting: Fixed
    starters: Annotated[list[Text], Field(min_length=1)]
    notice_starters: Annotated[list[Text], Field(min_length=1)]
    contact: Annotated[Text, blanks("office", "phone")]
    covered: Annotated[Text, blanks("notices")]
    not_stated: Annotated[Text, blanks("topic")]
    nothing_found: Fixed
    outside_place: Fixed
    outside_year: Fixed
    outside_level: Fixed
    other_notice: Annotated[Text, blanks("chosen", "notices")]
    contacts_listed: Fixed
    covered_nearest: Annotated[Text, blanks("notices")]
    older_edition: Annotated[Text, blanks("name", "newest")]
    no_such_year: Annotated[Text, blanks("year", "name")]
    no_older_edition: Annotated[Text, blanks("names")]
    out_of_time: Fixed
    changes_count: Annotated[Text, blanks("new", "old", "changed", "numbers", "added", "gone")]
    changes_none: Annotated[Text, blanks("new", "old")]
    changes_rest: Annotated[Text, blanks("count")]
    change_new: Annotated[Text, blanks("name", "label")]
    change_gone: Annotated[Text, blanks("name", "label")]
    change_same: Annotated[Text, blanks("name", "label")]
    change_words: Annotated[Text, blanks("name", "label")]
    open_until: Annotated[Text, blanks("name", "window", "day")]
    still_ahead: Annotated[Text, blanks("name", "window", "day")]
    outside_speciality: Fixed
    elsewhere: Annotated[Text, blanks("topic")]
    off_topic: Fixed
    attack: Annotated[Text, blanks("topic")]
    forgery: Annotated[Text, blanks("topic")]
    empty: Fixed
    skipped: Annotated[Text, blanks("parent", "number")]
    absent: Annotated[Text, blanks("number")]
    partly: Annotated[Text, blanks("asks", "office", "phone")]
    closed: Annotated[Text, blanks("name", "window", "day")]
    before: Annotated[Text, blanks("name", "window", "day")]
    related: Fixed
    which: Annotated[Text, blanks("features")]
    which_of_these: Fixed
    check_which: Fixed
    check_closed: Annotated[Text, blanks("name", "day")]
    fault: Annotated[Text, blanks("what")]
    fault_value: Annotated[Text, blanks("fact", "words", "why")]
    contradiction: Annotated[Text, blanks("what")]
    parked: Annotated[Text, blanks("what")]
    understood: Annotated[Text, blanks("told")]
    changed: Annotated[Text, blanks("told")]
    verdict_closed: Annotated[Text, blanks("day")]
    verdict_eligible: Annotated[Text, blanks("name", "title")]
    verdict_eligible_closed: Annotated[Text, blanks("name", "title", "day")]
    verdict_not_eligible: Annotated[Text, blanks("name", "title")]
    verdict_unknown: Annotated[Text, blanks("name", "still")]
    still_to_ask: Annotated[Text, blanks("count")]
    verdict_left_open: Annotated[Text, blanks("name", "title")]
    verdict_left_out: Annotated[Text, blanks("words", "name")]
    verdict_refer: Annotated[Text, blanks("name", "title")]
    route_met: Annotated[Text, blanks("label", "text", "years")]
    other_title: Annotated[Text, blanks("title")]
    route_nearest: Annotated[Text, blanks("label", "why")]
    years_enough: Annotated[Text, blanks("label", "years")]
    years_short: Annotated[Text, blanks("label", "years")]
    years_full: Annotated[Text, blanks("day")]
    years_full_past: Annotated[Text, blanks("day", "until")]
    still_open: Annotated[Text, blanks("what")]
    when_not_known: Fixed
    why_asked: Annotated[Text, blanks("what", "label", "quote")]
    not_understood: Fixed
    not_counted: Fixed
    ask_left_out: Fixed
    left_out_no: Fixed
    left_out_yes: Fixed
    left_out_bears: Annotated[Text, blanks("office", "phone")]
    ask_whether: Annotated[Text, blanks("fact", "values")]
    whether_yes: Fixed
    whether_no: Fixed
    whether_unsure: Fixed
    one_of: Annotated[Text, blanks("values")]
    none_of: Annotated[Text, blanks("values")]
    asked_exactly: Annotated[Text, blanks("question")]
    time_ago: Annotated[Text, blanks("length")]
    resume: Annotated[Text, blanks("question")]
    direct_no: Fixed
    direct_not_needed: Fixed
    direct_not_required: Fixed
    direct_count: Annotated[Text, blanks("count")]
    direct_hours: Annotated[Text, blanks("name", "hours")]
    direct_within: Annotated[Text, blanks("name", "hours")]
    direct_phone: Annotated[Text, blanks("name", "phone")]
    direct_paper: Annotated[Text, blanks("size")]
    courtesy: Fixed
    again_source: Annotated[Text, blanks("name", "label")]
    again_reason: Annotated[Text, blanks("name", "label")]
    again_plainer: Annotated[Text, blanks("name", "label")]
    again_more: Annotated[Text, blanks("name", "label")]
    again_no_more: Annotated[Text, blanks("name", "label")]
    restarted: Fixed
    further: Annotated[Text, blanks("words")]
    confirm: Annotated[Text, blanks("what")]
    confirm_fact: Annotated[Text, blanks("fact", "value", "words")]
    confirm_yes: Fixed
    confirm_no: Fixed
    confirm_dropped: Fixed
    phone: Annotated[Text, blanks("phone")]
    application_time: Fixed
    reason: Annotated[Text, blanks("label", "why")]
    note: Annotated[Text, blanks("note")]
    and_more: Annotated[Text, blanks("what")]
    status_met: Fixed
    status_unmet: Fixed
    status_unknown: Fixed
    result_eligible: Fixed
    result_not_eligible: Fixed
    result_unknown: Fixed
    result_refer: Fixed
    headline_eligible: Annotated[Text, blanks("title")]
    headline_eligible_closed: Annotated[Text, blanks("title", "day")]
    headline_not_eligible: Annotated[Text, blanks("title")]
    headline_refer: Annotated[Text, blanks("title")]
    headline_unknown: Annotated[Text, blanks("count")]
    headline_parked: Annotated[Text, blanks("count")]
    headline_left_open: Fixed
    headline_left_out: Fixed
    applications_before: Fixed
    applications_open: Fixed
    applications_closed: Fixed
    section_scope: Fixed
    section_refer: Fixed
    section_requirements: Fixed
    inside_any: Fixed
    inside_unmet: Fixed
    inside_unknown: Fixed
    bar: Annotated[Text, blanks("known", "text", "clause")]
    lacks: Annotated[Text, blanks("known", "text", "clause")]
    reason_settled: Fixed
    reason_stated: Annotated[Text, blanks("known")]
    reason_not_known: Annotated[Text, blanks("facts")]
    reason_vague: Annotated[Text, blanks("fact")]
    reason_not_written: Fixed
    reason_value: Annotated[Text, blanks("fact", "value")]
    reason_wanted: Annotated[Text, blanks("known", "wanted")]
    reason_result: Annotated[Text, blanks("text", "status")]
    reason_result_known: Annotated[Text, blanks("text", "status", "known")]
    reason_years: Annotated[Text, blanks("start", "event", "until", "full", "length")]
    reason_years_lacking: Annotated[Text, blanks("start", "event", "until", "full", "length", "lacking")]
    reason_years_open: Annotated[Text, blanks("start", "event", "until", "length")]
    full_span: Annotated[Text, blanks("span")]
    full_at_least: Annotated[Text, blanks("years")]
    full_at_most: Annotated[Text, blanks("years")]
    full_not_begun: Fixed
    span_no_day: Fixed
    span_no_month: Fixed
    contradicting: Annotated[Text, blanks("fact", "value", "others")]
    contradicting_fact: Annotated[Text, blanks("fact", "value")]
    note_contradiction: Annotated[Text, blanks("what")]
    note_clauses_changed: Annotated[Text, blanks("clauses", "office", "phone")]
    note_of_clause: Annotated[Text, blanks("text", "clause")]
    note_left_open: Annotated[Text, blanks("text", "office", "clause")]
    note_left_out: Annotated[Text, blanks("text")]
    note_not_settled: Annotated[Text, blanks("office", "phone")]
    note_window_before: Annotated[Text, blanks("days")]
    note_window_closed: Annotated[Text, blanks("days")]
    note_guidance: Annotated[Text, blanks("office", "phone")]
    own_fact_count: Annotated[Text, blanks("name", "unit")]
    own_fact_spent: Annotated[Text, blanks("name", "unit")]
    own_fact_yes_no: Annotated[Text, blanks("name")]
    own_fact_day: Annotated[Text, blanks("name")]
    own_fact_which: Annotated[Text, blanks("name")]
    own_fact_help: Annotated[Text, blanks("quote")]


@dataclass(frozen=True)
class Replies:
    """The texts of replies.yaml by name; `notice_starters` are questions to begin with that any notice answers."""

    texts: Mapping[str, str]
    starters: tuple[str, ...]
    notice_starters: tuple[str, ...]

    @property
    def disclaimer(self) -> str:
        """The sentence that this is guidance, and who decides."""
        return self.texts["disclaimer"]

    def say(self, which: str, /, **values: str) -> str:
        """Return the text called `which` with its blanks filled."""
        return self.texts[which].format(**values)


def load_replies(path: Path | None = None) -> Replies:
    """Read replies.yaml; a missing or unknown text and a wrong blank are raised together, with file and line."""
    path = path or settings().knowledge / "replies.yaml"
    texts = dict(validate(RepliesFile, read_marked(path)))
    starters, notice_starters = tuple(texts.pop("starters")), tuple(texts.pop("notice_starters"))
    return Replies(texts, starters, notice_starters)
