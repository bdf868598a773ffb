import numpy as np

from guidance.retrieval.indexed_words import index_words
from ingest.index.search_texts import SearchText

TEXTS = (
    SearchText("n#1@text", "n#1", "n", "text", "评审费500元"),
    SearchText("n#1@path", "n#1", "n", "path", "收费 评审费500元"),
    SearchText("n#1@q:a", "n#1", "n", "question", "要交多少钱"),
    SearchText("n#2@text", "n#2", "n", "text", "评审材料"),
    SearchText("n#2@path", "n#2", "n", "path", "申报 评审材料"),
)


def scores_of(words, query):
    return words.by_clause.scores(query).tolist()


def test_words_that_are_found_again_score_as_those_that_were_indexed(tmp_path):
    for folder in (tmp_path, tmp_path):
        words = index_words(TEXTS, folder)
        fresh = index_words(TEXTS)
        assert words.clauses_with == fresh.clauses_with
        assert words.by_clause.weight(["评审", "多少"]) == fresh.by_clause.weight(["评审", "多少"])
        for query in (["评审"], ["材料", "材料"], ["没有"], ["多少", "收费"]):
            assert scores_of(words, query) == scores_of(fresh, query)


def test_a_clause_counts_for_its_own_words_once():
    words = index_words(TEXTS)
    assert words.clauses_with["评审"] == 2
    assert words.clauses_with["材料"] == 1
    assert "多少" not in words.clauses_with


def test_other_texts_are_indexed_anew_and_damage_is_mended(tmp_path):
    index_words(TEXTS, tmp_path)
    assert index_words(TEXTS[:3], tmp_path).by_clause.scores(["评审"]).shape == (1,)
    (tmp_path / "words.npz").write_bytes(b"broken")
    assert np.array_equal(
        index_words(TEXTS, tmp_path).by_clause.scores(["评审"]), index_words(TEXTS).by_clause.scores(["评审"])
    )


def test_no_texts_are_indexed_as_nothing(tmp_path):
    for _ in range(2):
        assert index_words((), tmp_path).by_clause.scores(["评审"]).tolist() == []
