from __future__ import annotations

import numpy as np
import pytest

from guidance.answerability.joined_encoder import JoinedEncoder
from ingest.embedding.encoder import load_encoder
from ingest.embedding.late_encoder import load_late_encoder
from ingest.settings import settings

TEXTS = ["评审费能退吗", "没评上退钱不", "现场几点下班"]


def encoder(late_share: float) -> JoinedEncoder:
    return JoinedEncoder(load_encoder(), load_late_encoder(settings().encoder), late_share)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_cosine_is_the_weighted_mean_of_both(data, share):
    joined = encoder(share)
    static = joined.static.encode_queries(TEXTS) @ joined.static.encode_query(TEXTS[0])
    late = joined.late.wordings(TEXTS) @ joined.late.question(TEXTS[0]).wording
    found = joined.wordings(TEXTS).products(joined.query(TEXTS[0]))
    np.testing.assert_allclose(found, (1 - share) * static + share * late, atol=0.03)
    np.testing.assert_allclose(joined.wordings(TEXTS).products(joined.static_query(TEXTS[0])), static, atol=0.01)
    assert len(joined.query(TEXTS[0])) == joined.dimension


def test_vectors_at_hand_are_taken_as_they_are(data):
    joined = encoder(0.5)
    static = joined.static.encode_queries(TEXTS)
    found, again = joined.wordings(TEXTS), joined.wordings(TEXTS, static)
    np.testing.assert_array_equal(found.numbers, again.numbers)


def test_the_identity_changes_with_the_share():
    assert encoder(0.4).identity != encoder(0.5).identity == encoder(0.5).identity
