"""What was had and is no more, or was never obtained: 工程师证被注销了, 那个奖被追回了, 高级技师没考过."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guidance.extraction.extraction_result import FactFinding, KnownFacts, Span, as_denied
from guidance.extraction.fact_wording import PAUSE, phrase_pattern
from guidance.extraction.mask import MaskedMessage
from guidance.extraction.wording_file import CountWords, RevokedWords
from guidance.facts.applicant_facts import FactVocabulary
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER

_NOT = r"(?<!没)(?<!没有)(?<!未)(?<!没被)(?<!没有被)(?<!未被)(?<!会被)(?<!不是)(?<!不算)"
_END = r"(?:[了的呢啊吧过]|[一二两三\d]+[次回])*(?=\Z)"
_OPENING = re.compile(
    rf"(?:其中)?(?:有|的)?(?:{SPOKEN_NUMBER}[项件篇个部本])?"
    r"(?:我|也|都|又|还|就|后来|结果|但是?|可是?|不过|[去今前]年|上个月|现在|目前|最近|刚|早就?|已经?|被|让|给|单位|期刊|杂志|学校|证书上?|证上|名单[上里])*"
)
_TAKEN = re.compile(rf"(?:被|给|遭|让|叫|予以)[^{PAUSE}]{{0,5}}\Z")
_OF_APPLICATION = re.compile("(?<!举)报|申请|材料[被给]")

_CERTIFICATE_ALONE = re.compile(
    "(?:我的?|这|那|个|本|张|但是?|可是?|不过|后来|[去前今]年|现在)*证书?(?![一-鿿]{0,2}证)"
)
_OBJECT = re.compile("(?:了|掉|走|过|到|我们?|本人|自己|的|那|这|个|本|张|份|项|证|原来|之前|以前)*")


class RevokedThings:
    """Finds what a message says is no longer had; `words` say how, `counts` name the works that are counted."""

    def __init__(self, words: RevokedWords, counts: Mapping[str, CountWords], facts: FactVocabulary) -> None:
        self._facts = facts
        self._gone = re.compile(rf"{_NOT}(?:{either(words.words)})|(?:{phrase_pattern(words.not_obtained)}){_END}")
        things = {**{fact: [*entry.things, *entry.none_of] for fact, entry in counts.items()}, **words.things}
        self._things = {fact: re.compile(either(names)) for fact, names in things.items() if fact in facts}

    def without_revoked(
        self, findings: Sequence[FactFinding], masked: MaskedMessage, known: KnownFacts, credentials: Sequence[Span]
    ) -> list[FactFinding]:
        """Return the findings with those denied that clauses of the message say are gone.

        A clause speaks of what it names, else of what the clause before it tells; what it names and is known falls
        too. `credentials` are where words of credentials stand: one that stands between a thing and the word that
        takes away is what is gone.
        """
        gone: dict[str, FactFinding] = {}
        text = masked.full_text
        for clause, word in self._clauses(text):
            before, behind = (clause[0], word[0]), (word[1], clause[1])
            meant = [f for f in findings if self._is_meant(f, text, before, credentials) or _is_object(f, text, behind)]
            meant = meant or [f for f in findings if self._is_told_ahead(f, text, clause)]
            gone |= {finding.fact: as_denied(finding) for finding in meant}
            words = masked.masked_text[slice(*before)] + _OBJECT.sub("", masked.masked_text[slice(*behind)], count=1)
            gone |= self._known_things(words, known, before, gone)
        said_of = self._said_of(set(gone))
        return [gone.get(f.fact, f) for f in findings if f.fact not in said_of] + [
            f for fact, f in gone.items() if all(other.fact != fact for other in findings)
        ]

    def _clauses(self, text: str) -> Iterator[tuple[Span, Span]]:
        """Every clause that says that something is gone, with each of the words that say so."""
        for clause in re.finditer(rf"[^{PAUSE}]+", text):
            for found in self._gone.finditer(clause[0]):
                yield clause.span(), (clause.start() + found.start(), clause.start() + found.end())

    def _is_meant(self, finding: FactFinding, text: str, span: Span, credentials: Sequence[Span]) -> bool:
        start, at = span
        if finding.fact not in self._things or not finding.value or finding.value == "none":
            return False
        if start <= finding.start < at:
            between = [span for span in credentials if finding.end <= span[0] and span[1] <= at]
            return all(self._things[finding.fact].search(text, *span) for span in between)
        before = text[finding.end : start]
        follows = finding.end < start and len(re.findall(f"[{PAUSE}]+", before)) == 1
        opening = self._things[finding.fact].sub("", text[start:at])
        return follows and (_OPENING.fullmatch(opening) is not None or self._is_taken(text, span, credentials))

    def _is_told_ahead(self, finding: FactFinding, text: str, clause: Span) -> bool:
        """Whether the next clause tells what this one or the one before only calls by name: 那个奖没我的名,省奖."""
        if finding.fact not in self._things or finding.start < clause[1] or not finding.value:
            return False
        if len(re.findall(f"[{PAUSE}]+", text[clause[1] : finding.start])) > 1:
            return False
        earlier = re.split(f"[{PAUSE}]+", text[: clause[1]])[-2:]
        return any(self._things[finding.fact].search(words) for words in earlier)

    def _is_taken(self, text: str, span: Span, credentials: Sequence[Span]) -> bool:
        """Whether a clause that names nothing itself says that something was taken: 查出材料有假,给收回了."""
        start, at = span
        if not _TAKEN.search(text, start, at) or _OF_APPLICATION.search(text, start, at):
            return False
        names_own = any(names.search(text, start, at) for names in self._things.values())
        return not names_own and not any(start <= first < at for first, _ in credentials)

    def _known_things(
        self, words: str, known: KnownFacts, span: Span, gone: Mapping[str, FactFinding]
    ) -> dict[str, FactFinding]:
        """What is known of the things that `words` name, denied; a certificate alone may be any that is known."""
        words = f"{words},那个证" if _CERTIFICATE_ALONE.match(words) else words
        return {
            fact: FactFinding(fact, None, *span, denied=known[fact])
            for fact, names in self._things.items()
            if fact not in gone and known.get(fact) not in (None, False, 0, "none") and names.search(words)
        }

    def _said_of(self, gone: set[str]) -> set[str]:
        """The facts that are asked for after one that is gone: its date, its grade."""
        said_of: set[str] = set()
        found = gone
        while found:
            found = {fact for fact in self._facts if self._facts[fact].after in found} - said_of - gone
            said_of |= found
        return said_of


def _is_object(finding: FactFinding, text: str, span: Span) -> bool:
    """Whether a finding is what the word before `span` takes away: 学校撤销了我的硕士学位."""
    start, end = span
    return start <= finding.start < end and _OBJECT.fullmatch(text, start, finding.start) is not None
