"""Whether a sentence is made of the passage's words, and of words that say nothing by themselves."""

from __future__ import annotations

import re

from guidance.holding.symbols import is_number, pairs, symbols, triples
from guidance.holding.wording import Wording

_FORM = re.compile("《([^《》]*)》")
_GRADE = "(?:高级|助理|中级|初级|特级|预备|第2|省级|国家级|市级)"
_GRADED = re.compile(_GRADE + "(工程师|技师|工班|职称)")
_JOINS = {"和": "或", "与": "或", "及": "或", "或": "和与及并且"}


def covered(sentence: str, passage: str, lead: str, wording: Wording) -> bool:
    """Whether every symbol of `sentence` stands in `passage` or `lead` beside a neighbour, or is a permitted word."""
    every = symbols(sentence)
    two, three = pairs(passage) | pairs(lead), triples(passage) | triples(lead)
    single = {s for s in symbols(passage) + symbols(lead) if len(s) > 2 or (s.isascii() and not is_number(s))}
    reached = {0}
    for at in range(len(every)):
        if at not in reached:
            continue
        symbol = every[at]
        if symbol in single or (len(symbol) == 1 and not symbol.isalnum()):
            reached.add(at + 1)
        if every[at : at + 2] in two:
            reached.add(at + 2)
        if every[at : at + 3] in three:
            reached.add(at + 3)
        reached |= {at + len(w) for w in _permitted(every, at, passage + lead, wording)}
    return len(every) in reached


def forms_stand(sentence: str, clause: str) -> bool:
    """Whether every title in 《》 is one of the clause's, whole."""
    return set(_FORM.findall(sentence)) <= set(_FORM.findall(clause)) and sentence.count("《") == sentence.count("》")


def joins_stand(sentence: str, passage: str) -> bool:
    """Whether no 或 has become 和 or the other way round, and what is said 分别 keeps its order and number."""
    every, three = symbols(sentence), triples(passage)
    for before, join, after in zip(every, every[1:], every[2:], strict=False):
        if any((before, other, after) in three for other in _JOINS.get(join, "")):
            return False
    if any(_ungraded(word, sentence, passage) for word in _GRADED.findall(passage)):
        return False
    return "分别" not in passage or _in_order(sentence, passage)


def _ungraded(word: str, sentence: str, passage: str) -> bool:
    """Whether a word that the passage has only with a grade before it stands without one."""
    graded = _GRADE + re.escape(word)
    always = passage.count(word) == len(re.findall(graded, passage))
    return always and sentence.count(word) > len(re.findall(graded, sentence))


def _in_order(sentence: str, passage: str) -> bool:
    """Whether of what is said 分别 each item stands with its own, in the order of the passage."""
    left, right = passage.split("分别", maxsplit=1)
    first, *others = left.split("、")
    names = [first[-4:], *(each[:4] for each in others)]
    values = [re.sub("^视同|学历.*|[;。,].*", "", each)[:4] for each in right.split("、")]
    if len(names) != len(values):
        return right[:8] in sentence and all(name in sentence for name in names)
    said, given = ([(sentence.find(w), n) for n, w in enumerate(each) if w in sentence] for each in (names, values))
    return bool(said) and [n for _, n in sorted(said)] == [n for _, n in sorted(given)]


def _permitted(every: tuple[str, ...], at: int, passage: str, wording: Wording):
    for word, group in wording.words.get(every[at], ()):
        if every[at : at + len(word)] == word and (
            group is None or any(mate in passage for mate in wording.groups[group])
        ):
            yield word
