"""Whether the place where an applicant works is inside the place of a notice, by the table of divisions."""

from __future__ import annotations

from guidance.knowledge import Knowledge
from guidance.scope_features import PlaceMention
from guidance.understanding.place_fit import PlaceFit, PlaceFits


def works_inside(place: PlaceMention, notice: str, knowledge: Knowledge) -> bool | None:
    """Return whether `place` is inside the place of the notice with that id; None where the names leave it open.

    Open is a place around the notice's, a place in the city in which the notice's is a zone, a zone without its
    city, a name that several divisions have of which only some are inside, and a notice of no place.
    """
    profile, fits = knowledge.profiles[notice], PlaceFits(knowledge.divisions)
    if not profile.place:
        return None
    each = [PlaceMention((code,), place.zone) for code in place.codes] or [place]
    found = {fits.fit(mention, profile) for mention in each}
    if found <= {PlaceFit.SAME, PlaceFit.INSIDE} and (place.codes or found == {PlaceFit.SAME}):
        return True
    near = profile.is_area and any(knowledge.divisions.lies_in(code, profile.division) for code in place.codes)
    return False if found == {PlaceFit.NONE} and place.codes and not near else None
