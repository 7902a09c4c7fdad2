"""The manifest of the API: what the service is, and where its parts are."""

from __future__ import annotations

from typing import Any

from relfacts import __version__
from relfacts.serve.reconcile.cards import HEIGHT, WIDTH
from relfacts.serve.reconcile.properties import MOST
from relfacts.serve.reconcile.types import TYPES

#: The path of the service; its parts are below it.
PATH = "/reconcile"

#: The recommended size of a batch; larger ones are answered too.
BATCH = 100


def manifest(title: str, root: str) -> dict[str, Any]:
    """The manifest of the service for a base with this title; ``root`` is where it is served."""
    root = root.rstrip("/")
    return {
        "versions": ["0.1", "0.2"],
        "name": f"{title} (relfacts)",
        "identifierSpace": f"{root}/id/",
        "schemaSpace": f"{root}{PATH}/type/",
        "serviceVersion": __version__,
        "defaultTypes": [one.as_json() for one in TYPES.values()],
        "view": {"url": f"{root}/id/{{{{id}}}}"},
        "preview": {
            "url": f"{root}{PATH}/preview?id={{{{id}}}}",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {
            part: {
                "service_url": root,
                "service_path": f"{PATH}/suggest/{part}",
                "flyout_service_url": root,
                "flyout_service_path": f"{PATH}/flyout/{part}?id=${{id}}",
            }
            for part in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": root, "service_path": f"{PATH}/properties"},
            "property_settings": [MOST],
        },
        "batchSize": BATCH,
    }
