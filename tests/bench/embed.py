"""How fast texts become vectors, and how long a cold process takes to its first one: `python -m tests.bench.embed`."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import cycle, islice

from ingest.embedding.encoder import load_encoder
from ingest.index.search_texts import search_texts
from ingest.notices.load_notices import load_notices
from ingest.settings import ROOT

BUNDLED = ROOT / "knowledge" / "embedding"
QUESTION = "高工要满几年才能报"
ROADS = {
    "ingest.embedding.encoder": "from ingest.embedding.encoder import load_encoder as load\n"
    "encode = lambda m, t: m.encode_queries(t)",
    "model2vec": "from model2vec import StaticModel\nload = lambda f: StaticModel.from_pretrained(f, max_length=None)\n"
    "encode = lambda m, t: m.encode(t)",
    "sentence-transformers": "from sentence_transformers import SentenceTransformer as load\n"
    "encode = lambda m, t: m.encode(t)",
}
COLD = """
import time
started = time.perf_counter()
{road}
imported = time.perf_counter()
model = load({folder!r})
loaded = time.perf_counter()
encode(model, [{question!r}])
print(imported - started, loaded - imported, time.perf_counter() - loaded)
"""


def measure(texts: int = 20_000) -> list[dict[str, float | str]]:
    """Return a row of encoding speed, and a row for each way to load the bundled model in a process of its own."""
    return [_speed(texts), *(_cold(road) for road in ROADS)]


def _speed(count: int) -> dict[str, float | str]:
    """Search texts of the project's notices, over and over, in processor seconds."""
    encoder = load_encoder(str(BUNDLED))
    own = [text.text for notice in load_notices() for text in search_texts(notice) if text.kind != "question"]
    texts = list(islice(cycle(own), count))
    started = time.process_time()
    encoder.encode_clauses(texts)
    speed = count / (time.process_time() - started)
    return {"what": "encode", "texts": count, "characters": sum(map(len, texts)) // count, "texts_per_s": round(speed)}


def _cold(road: str) -> dict[str, float | str]:
    code = COLD.format(road=ROADS[road], folder=str(BUNDLED), question=QUESTION)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    imported, loaded, encoded = (round(float(part), 3) for part in done.stdout.split()[-3:])
    return {"what": road, "import_s": imported, "load_s": loaded, "first_s": encoded}


if __name__ == "__main__":
    for row in measure():
        print(row)
