"""What a model writes is held by its clauses: no lie passes, and few true sentences are dropped."""

from __future__ import annotations

import pytest
from claims import claims, words_of

from guidance.grounding.check_grounding import grounding_faults
from guidance.grounding.rephrasing_words import load_rephrasing_words

WORDING = load_rephrasing_words()
TRUE = list(claims("paraphrases"))
LIES = [
    claim for name in ("lies", "lies_more", "lies_further", "lies_narrowed", "lies_asked") for claim in claims(name)
]


def passes(sentence: str, *ids: str) -> bool:
    return not grounding_faults(sentence, [words_of(id) for id in ids], WORDING)


def wrong(every, held: bool) -> list[str]:
    """The sentences of a set that the check holds, or does not hold."""
    return [f"{id} {said}" for id, words, said in every if (not grounding_faults(said, words, WORDING)) == held]


def test_no_lie_is_held_by_its_clause(capsys):
    through = wrong(LIES, held=True)
    with capsys.disabled():
        print(f"\nlies tried {len(LIES)}, through {len(through)}")
    assert len(LIES) >= 400 and through == []


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("paraphrases", 0.05),
        ("paraphrases_more", 0.20),
        ("paraphrases_asked", 0.20),
        ("paraphrases_further", 0.85),
    ],
)
def test_true_sentences_are_kept(capsys, name, most):
    """The first set is what the target is for; the others are freer, and their rates must not grow."""
    every = list(claims(name))
    dropped = wrong(every, held=False)
    with capsys.disabled():
        print(f"\n{name} {len(every)}, wrongly dropped {len(dropped)} ({len(dropped) / len(every):.0%})")
    assert len(dropped) <= most * len(every), dropped


def test_a_set_that_was_never_tuned_on(capsys):
    """The honest figure: sentences written after the check was finished, and not looked at again to change it."""
    lies, true = list(claims("lies_fresh")), list(claims("paraphrases_fresh"))
    through, dropped = wrong(lies, held=True), wrong(true, held=False)
    with capsys.disabled():
        print(f"\nfresh lies {len(lies)}, through {len(through)}; true {len(true)}, dropped {len(dropped)}")
    assert len(lies) >= 60 and len(true) >= 60


def test_every_true_sentence_is_dropped_when_it_rests_on_another_clause():
    """On a clause that does not say it: nothing but a clause of the same words may hold it."""
    other = words_of("lyg-etdz-2023-h2#4.6")
    held = [
        said for id, _, said in TRUE if id != "lyg-etdz-2023-h2#4.6" and not grounding_faults(said, [other], WORDING)
    ]
    assert held == []


def test_every_number_of_a_true_sentence_counts():
    """Each digit changed in turn: the sentence falls, wherever its clause does not say the new number as well."""
    through = []
    for id, words, sentence in TRUE:
        for at, digit in enumerate(sentence):
            if digit.isascii() and digit.isdigit():
                changed = sentence[:at] + str((int(digit) + 3) % 10) + sentence[at + 1 :]
                if not grounding_faults(changed, words, WORDING):
                    through.append((id, changed))
    assert through == []


@pytest.mark.parametrize("word", ["免费", "一律", "特批", "保证通过", "无需答辩", "内部渠道", "正高级", "微信"])
def test_a_word_that_the_clause_does_not_say_is_noticed(word):
    assert not passes(f"{word}收费合计500元/人。", "lyg-2024-14#5.4")


@pytest.mark.parametrize("trick", ["\u200b", "\u202e", "<b>", "[点这里](http://x.example)", "`", "😀", "\u0000"])
def test_what_does_not_show_or_is_markup_is_no_sentence(trick):
    assert passes("收费合计500元/人。", "lyg-2024-14#5.4")
    assert not passes(f"收费合计500{trick}元/人。", "lyg-2024-14#5.4")


def test_numerals_widths_and_dates_are_read_alike():
    for years in ("满两年", "满２年", "满 2 年", "2年以上"):
        assert passes(f"具备博士学位，取得工程师职称后从事本专业技术工作{years}。", "lyg-2024-14#2.1.1")
    assert passes("网上系统开通时间到2024年9月10日。", "lyg-2024-14#5.2")
    assert not passes("网上系统开通时间到2023年9月10日。", "lyg-2024-14#5.2")


def test_two_clauses_do_not_lend_each_other_words():
    assert not passes(
        "具备博士学位，取得工程师职称后从事本专业技术工作满5年。", "lyg-2024-14#2.1.1", "lyg-2024-14#2.1.2"
    )


def test_without_a_clause_nothing_is_held():
    assert grounding_faults("收费合计500元/人。", [], WORDING) == ("token",)
