"""Whether a reader of a page sees an element: attributes, inline styles and simple rules of its style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.text.blank_out import blank_out

STRUCK_TAGS = {"del", "s", "strike"}
_DECLARATION = re.compile(
    r"(?<![\w-])(display|visibility|opacity|font-size|mso-hide|text-decoration(?:-line)?|color|background(?:-color)?"
    r"|list-style(?:-type)?)\s*+:[^;]{0,80}"
)
_SIMPLE_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?")
_HIDING = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?![.\d])"
    r"|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all)"
)
_STRIKING = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)")
_BACKGROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*([^;!]+)")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;!]+)")
_WHITES = {"white", "transparent"}
_AS_ABOVE = {"", "inherit", "initial", "unset", "none", "transparent", "currentcolor"}
_PALE = 250  # of 255: what nobody tells from white


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element is seen: `has_background` when something not white lies behind it."""

    is_hidden: bool = False
    is_struck: bool = False
    is_white: bool = False
    has_background: bool = False

    @property
    def is_left_out(self) -> bool:
        """Return whether no reader takes the text for a part of the page."""
        return self.is_hidden or self.is_struck or (self.is_white and not self.has_background)


class StyleSheets:
    """The declarations of a page's style sheets that stand under a tag, a class or an id alone.

    Of each the last one counts; those alone are kept that say how text is seen or numbered.
    """

    def __init__(self) -> None:
        self._declarations: dict[str, dict[str, str]] = {}

    def add(self, sheet: str) -> None:
        """Read one style sheet; rules that hold for some media only, and those of other selectors, are passed over."""
        sheet = blank_out(blank_out(sheet.lower(), "/*", "*/"), "<!--", "-->")
        for rule in _without_media(sheet).split("}"):
            selectors, _, written = rule.rpartition("{")
            if declarations := {match[1]: match[0] for match in _DECLARATION.finditer(written)}:
                for name in map(str.strip, selectors.split(",")):
                    if name and _SIMPLE_SELECTOR.fullmatch(name):
                        self._declarations.setdefault(name, {}).update(declarations)

    def style_of(self, tag: str, attributes: Mapping[str, str]) -> str:
        """Return the declarations that hold for an element, its own style last."""
        own = attributes.get("style", "").lower()
        return ";".join(filter(None, [*self._of_sheets(tag, attributes), own]))

    def _of_sheets(self, tag: str, attributes: Mapping[str, str]) -> Iterable[str]:
        if not self._declarations:
            return ()
        marks = [f".{name}" for name in attributes.get("class", "").lower().split()]
        marks += [f"#{attributes['id'].lower()}"] if attributes.get("id") else []
        names = [tag, *marks, *(tag + mark for mark in marks)]
        return (";".join(self._declarations[name].values()) for name in names if name in self._declarations)


def look_of(tag: str, attributes: Mapping[str, str], style: str, above: Look) -> Look:
    """Return how the text of an element with these attributes and `style` is seen inside one seen as `above`."""
    hidden = "hidden" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true"
    if not (hidden or style or tag in STRUCK_TAGS or "color" in attributes or "bgcolor" in attributes):
        return above
    colour = _last(_COLOUR, style) or attributes.get("color", "")
    background = _last(_BACKGROUND, style) or attributes.get("bgcolor", "")
    return Look(
        above.is_hidden or hidden or _HIDING.search(style) is not None,
        above.is_struck or tag in STRUCK_TAGS or _STRIKING.search(style) is not None,
        above.is_white if colour in _AS_ABOVE - {"transparent"} else _is_white(colour),
        above.has_background if background in _AS_ABOVE else not _is_white(background),
    )


def list_style_of(style: str) -> str:
    """Return the kind of marker that a style sets for the items of a list, "" where it sets none."""
    words = _last(_LIST_STYLE, style).split()
    return next((word for word in words if word not in ("inside", "outside") and not word.startswith("url")), "")


def _is_white(colour: str) -> bool:
    """Return whether a colour of a style sheet is white, nearly so, or nothing but the page behind it."""
    colour = re.sub(r"\s", "", colour.lower())
    if match := re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", colour):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return all(int(digits[at : at + 2], 16) >= _PALE for at in (0, 2, 4))
    if match := re.fullmatch(r"rgba?\((\d+),(\d+),(\d+)(?:,[\d.]+)?\)", colour):
        return all(int(part) >= _PALE for part in match.groups())
    return colour in _WHITES


def _last(declaration: re.Pattern[str], style: str) -> str:
    found = declaration.findall(style)
    return found[-1].strip() if found else ""


def _without_media(sheet: str) -> str:
    """The sheet without @media blocks and the like, whatever stands inside them."""
    pieces, depth, start, at_rule = [], 0, 0, False
    for mark in re.finditer("[@{};]", sheet):
        depth = max(0, depth + {"{": 1, "}": -1}.get(mark[0], 0))
        if at_rule and not depth and mark[0] in "};":
            at_rule, start = False, mark.end()
        elif mark[0] == "@" and not depth and not at_rule:
            pieces.append(sheet[start : mark.start()])
            at_rule = True
    return "".join([*pieces, "" if at_rule else sheet[start:]])
