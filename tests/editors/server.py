"""Drive the YAML language server that editors use, over its own protocol, with a schema of a folder."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SERVER = "yaml-language-server@1.24.0"
NPM = shutil.which("npm")
NODE = shutil.which("node")


def installed(folder: Path) -> Path:
    """Return the program of the server in a folder; it is fetched into it where it is not there. Raises OSError."""
    program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}")
        command = [str(NPM), "install", "--silent", "--no-save", "--ignore-scripts", SERVER]
        if subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            raise OSError("The server could not be fetched.")
    return program


class Editor:
    """One editor with one file open at a time."""

    def __init__(self, process: subprocess.Popen[bytes], settings: Mapping[str, Any]) -> None:
        self.process = process
        self.settings = settings
        self.number = 0

    def _send(self, message: Mapping[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:  # the server asks for settings, and whether it may listen to more
            wanted = [entry["section"] for entry in message["params"].get("items", ())]
            self._send({"id": message["id"], "result": [self.settings.get(section) for section in wanted]})
        return message

    def ask(self, method: str, **parameters: Any) -> Any:
        """Return what the server answers."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def tell(self, method: str, **parameters: Any) -> None:
        """Tell the server something that has no answer."""
        self._send({"method": method, "params": parameters})

    def diagnostics(self, address: str, text: str) -> list[dict[str, Any]]:
        """Open a text under an address; return what the server complains of."""
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == address:
                return list(message["params"]["diagnostics"])


@contextmanager
def editor(program: Path, schema: Path) -> Iterator[Editor]:
    """Start the server as an editor does, with a schema for every file, and end it."""
    command = [str(NODE), str(program), "--stdio"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    settings = {"schemas": {schema.as_uri(): "*.yaml"}, "validate": True, "completion": True, "hover": True}
    with subprocess.Popen(command, **pipes) as process:
        driven = Editor(process, {"yaml": settings})
        try:
            shows = {"hover": {"contentFormat": ["markdown"]}, "completion": {"completionItem": {}}}
            driven.ask("initialize", processId=os.getpid(), rootUri=None, capabilities={"textDocument": shows})
            driven.tell("initialized")
            driven.tell("workspace/didChangeConfiguration", settings=driven.settings)
            yield driven
        finally:
            process.kill()
