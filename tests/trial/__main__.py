"""Put a form of the program on trial.

    python -m tests.trial traits FORM.xlsx [--expected SUBMISSION] [--named TEXT]
    python -m tests.trial typing BLANK.xlsx
    python -m tests.trial screens FORM.xlsx [--pictures FOLDER]
    python -m tests.trial minutes FORM.xlsx [--filled]

`traits` changes a filled form as people and their programs do, and says what alarm that raises; without a submission
that is expected, it is what the form says untouched. `typing` fills in a blank form in LibreOffice through its own
commands. `screens` says whether all columns fit a screen of 1366 by 768. `minutes` reckons the time that filling takes.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from actip.readers import document
from tests.colleague.clean import ROOT
from tests.colleague.running import running
from tests.trial import alarms, minutes, screens, typing
from tests.trial.form import Spreadsheet


def main(arguments: Sequence[str] | None = None) -> int:
    """Try and print; the code is 1 where something alarms, is lost or does not fit."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.trial", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("traits", "typing", "screens", "minutes"))
    parser.add_argument("form", type=Path)
    parser.add_argument("--expected", type=Path, help="what the form says, as YAML or JSON")
    parser.add_argument("--named", default="", help="only traits in whose name this stands")
    parser.add_argument("--pictures", type=Path, help="the folder for pictures of the sheets")
    parser.add_argument("--filled", action="store_true", help="count only the cells that hold something")
    options = parser.parse_args(arguments)
    form = options.form.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if options.what == "traits":
            with running(ROOT, folder) as actip:
                results = alarms.tried(form, _expected(form, options.expected), actip, folder, options.named)
            print(alarms.table(results))
            return int(any(one.is_alarm for one in results))
        if options.what == "typing":
            written = typing.typed(form, folder)
            print(typing.table(written))
            return int(not all(one.is_well for one in written))
        if options.what == "screens":
            measured = screens.screens(form, options.pictures or folder)
            print(screens.table(measured))
            return int(not all(one.fits for one in measured))
    print(minutes.minutes(Spreadsheet(form.read_bytes()), filled=options.filled)[0])
    return 0


def _expected(form: Path, path: Path | None) -> object:
    path = path or form
    return json.loads(json.dumps(dict(document(str(path)).data)))


if __name__ == "__main__":
    sys.exit(main())
