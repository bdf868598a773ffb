"""The assistant over HTTP for other programs: the JSON of the contract, errors in one sentence, limits."""
