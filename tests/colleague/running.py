"""Run actip, of this tree or of another, on many files: each by itself, in two processes that stay open."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import Any

# What a process runs: one list of arguments a line, and back comes the exit code with the two outputs.
_SERVING = """
import contextlib, gc, io, json, sys, traceback
gc.disable()
channel = sys.stdout
from actip.cli import run
for number, line in enumerate(sys.stdin, 1):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run(json.loads(line))
        except BaseException:
            traceback.print_exc()
            code = 3
    channel.write(json.dumps([code, out.getvalue(), err.getvalue()]) + "\\n")
    channel.flush()
    if number % 25 == 0:
        gc.collect()
"""


class Actip:
    """Some processes of one version of actip that take commands."""

    def __init__(self, tree: Path, folder: Path, count: int = 2) -> None:
        words = {name: value for name, value in os.environ.items() if not name.startswith(("ACTIP_", "PYTHONPATH"))}
        surroundings = {**words, "PYTHONPATH": str(tree), "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        self._free: Queue[subprocess.Popen[str]] = Queue()
        self._all = [
            subprocess.Popen(
                [sys.executable, "-c", _SERVING],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                cwd=folder,
                env=surroundings,
            )
            for _ in range(count)
        ]
        for process in self._all:
            self._free.put(process)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command and return its code and what it wrote."""
        process = self._free.get()
        try:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(arguments) + "\n")
            process.stdin.flush()
            code, out, err = json.loads(process.stdout.readline())
        finally:
            self._free.put(process)
        return code, out, err

    def findings(self, paths: Sequence[Path], last: Path | None = None) -> list[dict[str, Any]]:
        """All findings of some files in one run, each with the name of its file."""
        options = ["--previous", str(last)] if last else []
        code, out, err = self.run("validate", *map(str, paths), "--format", "json", "--lang", "en", *options)
        try:
            report = json.loads(out)
        except ValueError:
            # Not a report: the command refused. What it says is a finding about everything.
            return [
                {
                    "rule": f"exit {code}",
                    "key": f"exit {code}",
                    "severity": "error",
                    "message": err.strip(),
                    "pointer": "",
                    "refused": code == 2,
                }
            ]
        refusals = [
            line for line in err.splitlines() if line.startswith("error:")
        ]  # such as a last report of another state
        return (
            [
                *(
                    {
                        "rule": "exit 2",
                        "key": line,
                        "severity": "error",
                        "message": line,
                        "pointer": "",
                        "refused": True,
                    }
                    for line in refusals
                ),
            ]
            + [
                {**finding, "file": Path(assessment["path"]).name}
                for assessment in report["assessments"]
                for finding in assessment["findings"]
            ]
            + [
                finding
                for key in ("findings", "region")
                for finding in report.get(key, ())
                if isinstance(finding, dict)
            ]
        )

    def convert(self, source: Path, target: Path) -> str:
        """Write a submission as another kind of file; return what it said where it refused."""
        code, _, err = self.run("convert", str(source), str(target), "--force")
        return "" if code == 0 else err.strip()

    def close(self) -> None:
        """End the processes."""
        for process in self._all:
            assert process.stdin
            assert process.stdout
            process.stdin.close()
            process.wait()
            process.stdout.close()


@contextmanager
def running(tree: Path, folder: Path, count: int = 2) -> Iterator[Actip]:
    """Some processes of the actip of a tree, as long as they are needed."""
    actip = Actip(tree, folder, count)
    try:
        yield actip
    finally:
        actip.close()


def in_turns(tasks: Sequence[Any], work: Any, count: int = 2) -> list[Any]:
    """Do some work for each task, a few at a time; results in the order of the tasks."""
    results: list[Any] = [None] * len(tasks)
    waiting: Queue[int] = Queue()
    for number in range(len(tasks)):
        waiting.put(number)
    failures: list[BaseException] = []

    def go() -> None:
        while not waiting.empty() and not failures:
            try:
                number = waiting.get_nowait()
            except Exception:  # another thread was quicker
                return
            try:
                results[number] = work(tasks[number])
            except BaseException as failure:  # told below, in the thread that waits
                failures.append(failure)

    threads = [threading.Thread(target=go) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results
