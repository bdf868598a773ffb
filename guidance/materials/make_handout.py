"""The materials of a notice, for everyone or for one applicant, with what a reader needs beside them."""

from __future__ import annotations

from datetime import date

from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.facts.applicant_facts import Facts
from guidance.materials.listing_rows import list_materials
from guidance.materials.load_materials import Materials
from guidance.materials.materials_text import Handout, say_facts
from guidance.replies import Replies


def make_handout(
    materials: Materials, facts: Facts, model: CheckModel | None, replies: Replies, today: date
) -> Handout:
    """Return the list for these facts; `model` tells by which routes the applicant may apply, None for all."""
    routes = {route.id: route.status for route in check(model, facts, today).routes} if model else {}
    listing = list_materials(materials, facts, routes)
    disclaimer = replies.say("disclaimer", office=materials.notice.contact.office)
    return Handout(listing, say_facts(materials.vocabulary, facts.values), disclaimer, today)
