"""Asks nomenklatura, in its own environment: people and queries in, as JSON, and answers out.

python world_asker.py logic-v2 < asked.json
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from typing import Any

_CUT, _OFFERED, _MOST = 0.7, 0.5, 3


def main() -> None:
    """Compare each query with everybody."""
    asked = json.load(sys.stdin)
    proxy: Any = importlib.import_module("followthemoney").EntityProxy
    matching: Any = importlib.import_module("nomenklatura.matching")
    algorithm = matching.get_algorithm(sys.argv[1])
    config = algorithm.default_config()

    def entity(id_: str, names: list[str]) -> Any:
        properties = {"name": [name for name in names if name]}
        return proxy.from_dict({"id": id_, "schema": "Person", "properties": properties})

    people = [(id_, entity(id_, names)) for id_, names in asked["people"]]
    answers = []
    start = time.process_time()
    for number, query in enumerate(asked["queries"]):
        this = entity(f"query {number}", [query])
        scores = [(algorithm.compare(this, one, config).score, id_) for id_, one in people]
        scores.sort(key=lambda pair: -pair[0])
        best = scores[0][0]
        ids = sorted(id_ for score, id_ in scores if score == best >= _CUT)
        offered = [id_ for score, id_ in scores[:_MOST] if score >= _OFFERED]
        answers.append([ids, offered])
    ms = 1000 * (time.process_time() - start) / len(answers)
    json.dump({"answers": answers, "ms": ms}, sys.stdout)


if __name__ == "__main__":
    main()
