"""What a model writes is held by its clauses: no lie passes, and few true sentences are dropped."""

from __future__ import annotations

import pytest
from claims import claims, words_of

from guidance.holding import faults_of, load_wording

TRUE, MORE, LIES = (
    list(claims("paraphrases")),
    list(claims("paraphrases_more")),
    [*claims("lies"), *claims("lies_more")],
)


def passes(sentence: str, *ids: str) -> bool:
    return not faults_of(sentence, [words_of(id) for id in ids], load_wording())


def test_no_lie_is_held_by_its_clause(capsys):
    through = [f"{id} {sentence}" for id, words, sentence in LIES if not faults_of(sentence, [words], load_wording())]
    with capsys.disabled():
        print(f"\nlies tried {len(LIES)}, through {len(through)}")
    assert len(LIES) >= 150 and through == []


@pytest.mark.parametrize(("name", "every", "most"), [("first", TRUE, 0.05), ("more", MORE, 0.10)])
def test_true_sentences_are_kept(capsys, name, every, most):
    dropped = [f"{id} {sentence}" for id, words, sentence in every if faults_of(sentence, [words], load_wording())]
    with capsys.disabled():
        print(f"\nparaphrases ({name}) {len(every)}, wrongly dropped {len(dropped)} ({len(dropped) / len(every):.1%})")
    assert len(dropped) <= most * len(every), dropped


def test_every_true_sentence_is_dropped_when_it_rests_on_another_clause():
    """On a clause that does not say it: nothing but a clause of the same words may hold it."""
    other = words_of("lyg-etdz-2023-h2#4.6")
    held = [s for id, words, s in TRUE if id != "lyg-etdz-2023-h2#4.6" and not faults_of(s, [other], load_wording())]
    assert held == []


def test_every_number_of_a_true_sentence_counts():
    """Each digit changed in turn: the sentence falls, wherever its clause does not say the new number as well."""
    through = []
    for id, words, sentence in TRUE:
        for at, digit in enumerate(sentence):
            if digit.isascii() and digit.isdigit():
                changed = sentence[:at] + str((int(digit) + 3) % 10) + sentence[at + 1 :]
                if not faults_of(changed, [words], load_wording()):
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
    assert passes("满五年。", "lyg-2024-14#2.1.3") and passes("满５年。", "lyg-2024-14#2.1.3")
    assert passes("网上系统开通时间到2024年9月10日。", "lyg-2024-14#5.2")
    assert not passes("网上系统开通时间到2023年9月10日。", "lyg-2024-14#5.2")


def test_two_clauses_do_not_lend_each_other_words():
    assert not passes(
        "具备博士学位，取得工程师职称后从事本专业技术工作满5年。", "lyg-2024-14#2.1.1", "lyg-2024-14#2.1.2"
    )


def test_without_a_clause_nothing_is_held():
    assert faults_of("收费合计500元/人。", [], load_wording()) == ("token",)
