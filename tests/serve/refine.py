"""OpenRefine itself, started without a window and driven over HTTP, as its own pages drive it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

from started import PATIENCE

PROGRAM = shutil.which("openrefine")

_ENGINE = json.dumps({"facets": [], "mode": "row-based"})


class Refine:
    """An OpenRefine that runs at an address."""

    def __init__(self, address: str) -> None:
        self._address = address

    def _get(self, command: str) -> Any:
        with urlopen(f"{self._address}/command/core/{command}", timeout=PATIENCE) as answered:
            return json.load(answered)

    def _post(self, command: str, **form: str) -> Any:
        body = urlencode(form | {"csrf_token": self._token()}).encode()
        where = f"{self._address}/command/core/{command}"
        with urlopen(Request(where, body), timeout=PATIENCE) as answered:
            return json.load(answered)

    def _token(self) -> str:
        return str(self._get("get-csrf-token")["token"])

    def version(self) -> str:
        """Its version."""
        return str(self._get("get-version")["version"])

    def project(self, names: Sequence[str]) -> str:
        """A new project: one column ``name``, a row each. Its id."""
        options = {
            "encoding": "UTF-8", "separator": "\\t", "headerLines": 1, "processQuotes": False,
            "guessCellValueTypes": False, "trimStrings": False, "storeBlankRows": True,
        }  # fmt: skip
        fields = {
            "project-name": "names", "format": "text/line-based/*sv", "options": json.dumps(options)
        }  # fmt: skip
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        ]
        table = "\n".join(["name", *names, ""])
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="project-file"; '
            f'filename="names.tsv"\r\nContent-Type: text/plain\r\n\r\n{table}\r\n--{edge}--\r\n'
        )
        where = (
            f"{self._address}/command/core/create-project-from-upload?csrf_token={self._token()}"
        )
        asked = Request(
            where,
            "".join(parts).encode(),
            {"Content-Type": f"multipart/form-data; boundary={edge}"},
        )
        with urlopen(asked, timeout=PATIENCE) as answered:
            where = str(answered.geturl())
        return parse_qs(urlsplit(where).query)["project"][0]

    def types(self, project: str, service: str) -> list[str]:
        """The types that it guesses for the names, the likeliest first."""
        guessed = self._post(
            f"guess-types-of-column?project={project}", columnName="name", service=service
        )
        return [one["id"] for one in guessed["types"]]

    def reconcile(self, project: str, service: str, type_: str | None) -> None:
        """Start to reconcile, match where the service is sure, and wait until it is done."""
        manifest = self._manifest(service)
        config = {
            "mode": "standard-service", "service": service, "autoMatch": True, "columnDetails": [],
            "identifierSpace": manifest["identifierSpace"], "limit": 0,
            "schemaSpace": manifest["schemaSpace"],
            "type": {"id": type_, "name": type_} if type_ else None,
        }  # fmt: skip
        self._post(
            f"reconcile?project={project}",
            columnName="name", engine=_ENGINE, config=json.dumps(config),
        )  # fmt: skip
        self._wait(project)

    def extend(self, project: str, service: str, properties: Sequence[str]) -> None:
        """Fetch columns for what was matched."""
        manifest = self._manifest(service)
        wanted = {"properties": [{"id": id_, "name": id_} for id_ in properties]}
        self._post(
            f"extend-data?project={project}",
            baseColumnName="name", columnInsertIndex="1", endpoint=service, engine=_ENGINE,
            identifierSpace=manifest["identifierSpace"], schemaSpace=manifest["schemaSpace"],
            extension=json.dumps(wanted),
        )  # fmt: skip
        self._wait(project)

    def rows(self, project: str) -> list[list[Any]]:
        """The values of the cells, row by row."""
        table = self._post(f"get-rows?project={project}", start="0", limit="100000", engine=_ENGINE)
        return [[cell and cell.get("v") for cell in row["cells"]] for row in table["rows"]]

    def decisions(self, project: str) -> list[str | None]:
        """The id that each row was matched with; None where it was not."""
        table = self._post(f"get-rows?project={project}", start="0", limit="100000", engine=_ENGINE)
        made = table["pool"]["recons"]
        recons = [made.get(str((row["cells"][0] or {}).get("r")), {}) for row in table["rows"]]
        return [one["m"]["id"] if one.get("j") == "matched" else None for one in recons]

    def _wait(self, project: str) -> None:
        until = time.monotonic() + 5 * PATIENCE
        while self._get(f"get-processes?project={project}")["processes"]:
            assert time.monotonic() < until, "OpenRefine is not done in time"
            time.sleep(0.1)

    @staticmethod
    def _manifest(service: str) -> Any:
        with urlopen(service, timeout=PATIENCE) as answered:
            return json.load(answered)


@contextmanager
def started(folder: Path) -> Iterator[Refine]:
    """OpenRefine with its projects in a folder, on a port that is free."""
    assert PROGRAM is not None
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    process = subprocess.Popen(
        [
            PROGRAM, "-i", "127.0.0.1", "-p", str(port), "-d", str(folder), "-m", "512M",
            "-x", "refine.headless=true",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        refine = Refine(f"http://127.0.0.1:{port}")
        until = time.monotonic() + PATIENCE
        while True:
            try:
                refine.version()
                break
            except (URLError, OSError):
                assert time.monotonic() < until, "OpenRefine does not start"
                time.sleep(0.2)
        yield refine
    finally:
        # The script has started Java, in the same group.
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
