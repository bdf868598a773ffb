"""A small encoder that was not trained, for tests of training."""

from __future__ import annotations

import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Split
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from ingest.training.late_interaction import LateInteractionEncoder

CHARACTERS = "报名截止日期费用材料学历电话地址年月元份几哪多少时候要交什么在是：:qerypasg "


@pytest.fixture
def tokenizer() -> PreTrainedTokenizerFast:
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    words = {word: at for at, word in enumerate([*special, *dict.fromkeys(CHARACTERS)])}
    model = Tokenizer(WordLevel(words, unk_token="<unk>"))
    model.pre_tokenizer = Split("", "isolated")
    return PreTrainedTokenizerFast(tokenizer_object=model, pad_token="<pad>", unk_token="<unk>")


@pytest.fixture
def encoder(tokenizer) -> LateInteractionEncoder:
    torch.manual_seed(1)
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}
    config = BertConfig(vocab_size=len(tokenizer), pad_token_id=1, **shape)
    return LateInteractionEncoder(BertModel(config, add_pooling_layer=False), 16).eval()
