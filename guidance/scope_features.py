"""What a message, or a talk so far, names of the notice it is about: plain data."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class PlaceMention:
    """A place that is named: the codes of the divisions it may mean, the area's name inside one, or both.

    `relative` is the kind of division that a word only points at: 市 for 我市.
    """

    codes: tuple[str, ...] = ()
    zone: str = ""
    relative: str = ""


@dataclass(frozen=True)
class ScopeFeatures:
    """What was named of a notice; empty where nothing was.

    `years` stand for editions; `relative_years` are those of 今年, 明年, which may have no notice yet. `latest` asks
    for the newest edition. `aimed_levels` are the words of `levels` by which something is applied for;
    `aimed_kinds` are the kinds of notices among `kinds` that are not told of the past (2015年初定的), `excluded_kinds`
    are said not to be meant.
    """

    places: tuple[PlaceMention, ...] = ()
    years: tuple[int, ...] = ()
    relative_years: tuple[int, ...] = ()
    latest: bool = False
    halves: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    aimed_levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    aimed_kinds: tuple[str, ...] = ()
    excluded_kinds: tuple[str, ...] = ()
    specialities: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def names_edition(self) -> bool:
        """Whether a year, or the newest edition, is named."""
        return bool(self.years or self.relative_years or self.latest)

    def over(self, before: ScopeFeatures) -> ScopeFeatures:
        """Return these features, and those of `before` for whatever these do not name.

        A place named with a kind (通州区初定) is about something else: the level and speciality of before go.
        """
        if before == NOTHING_NAMED:
            return self
        if self.places and self.kinds and not self.levels:
            before = before.without("levels", "aimed_levels", "specialities", "excluded_kinds")
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        merged = {name: value or getattr(before, name) for name, value in own.items()}
        if self.years or self.relative_years or self.latest:
            merged |= {name: own[name] for name in ("years", "relative_years", "latest")}
        if self.levels:
            merged["aimed_levels"] = self.aimed_levels
        if self.kinds:
            merged["aimed_kinds"] = self.aimed_kinds
        return ScopeFeatures(**merged)

    def without(self, *names: str) -> ScopeFeatures:
        """Return the features without those of these names."""
        return ScopeFeatures(**{f.name: getattr(self, f.name) for f in fields(self) if f.name not in names})


NOTHING_NAMED = ScopeFeatures()
