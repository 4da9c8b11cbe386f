"""Measure how many faults a version of actip notices, and what it finds in clean files.

    python -m tests.colleague [--tree PATH] [--missed] [--noticed] [--clean] [--kinds K3,K7] [--named TEXT]
                              [--text | --whole] [--json FILE]

`--tree` is another checkout of actip: its program and its catalogue are measured, with the faults of this one.
"""

import argparse
import gc
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.colleague.asked import ASKED
from tests.colleague.clean import ROOT
from tests.colleague.forms import FORM_FAULTS, try_forms
from tests.colleague.measure import Measurement, Tried
from tests.colleague.running import running
from tests.colleague.wrong import WRONG

FAULTS = [*WRONG, *ASKED]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.colleague", description=__doc__)
    parser.add_argument("--tree", type=Path, default=ROOT, help="the checkout that is measured; this one if none")
    parser.add_argument("--missed", action="store_true", help="list the faults that nobody would see")
    parser.add_argument("--noticed", action="store_true", help="list how the others are seen")
    parser.add_argument("--clean", action="store_true", help="list what is found in the clean files")
    parser.add_argument("--kinds", default="", help="only these kinds, such as K3,slips")
    parser.add_argument("--named", default="", help="only faults in whose name this stands")
    parser.add_argument("--text", action="store_true", help="text files only, no forms")
    parser.add_argument("--whole", action="store_true", help="all faults as forms too, not every second one")
    parser.add_argument("--json", type=Path, help="write what was found for each fault to a file")
    options = parser.parse_args(arguments)
    tree = options.tree.resolve()
    kinds = set(filter(None, options.kinds.split(",")))
    faults, typed = (
        [fault for fault in faults if (not kinds or fault.kind in kinds) and options.named in fault.name]
        for faults in (FAULTS, [] if options.text else FORM_FAULTS)
    )
    gc.disable()  # workbooks are large, and few of their parts are ever free: looked through now and then
    with tempfile.TemporaryDirectory() as folder, running(tree, Path(folder)) as actip:
        measurement = Measurement(actip, tree, Path(folder))
        measurement.begin(forms=not options.text)
        text = measurement.faults(faults, form=False)
        form = [] if options.text else measurement.faults(faults[:: 1 if options.whole else 2], form=True)
        bent = try_forms(measurement, typed)
    print(f"Measured: {tree}")
    print(_clean(measurement, options.clean))
    for sure, title in ((True, "Surely wrong"), (False, "Would be asked about")):
        columns = {
            "YAML": [one for one in text if one.fault.sure == sure],
            "form": [one for one in form if one.fault.sure == sure and not one.refused],
            "typed in the form": [one for one in bent if one.fault.sure == sure],
        }
        print(_table(title, columns))
        if options.missed:
            for name, tried in columns.items():
                _list(f"{title}, missed, {name}", [one for one in tried if not one.noticed])
        if options.noticed:
            for name, tried in columns.items():
                _list(f"{title}, noticed, {name}", [one for one in tried if one.noticed])
    print(_cures([*text, *form, *bent]))
    refused = [one for one in form if one.refused]
    print(f"\n{len(refused)} faults cannot be written into a form: it refuses them.")
    if options.json:
        options.json.write_text(
            json.dumps([_record(one) for one in [*text, *form, *bent]], indent=1, ensure_ascii=False)
        )
    return 0


def _clean(measurement: Measurement, texts: bool) -> str:
    lines = ["\nClean submissions: errors and warnings, notes"]
    for (state, form, last), findings in sorted(measurement.clean_findings.items()):
        loud = sum(one["severity"] != "note" for one in findings)
        name = f"{state} {'form' if form else 'YAML'}{' with the last report' if last else ''}"
        lines.append(f"  {name:32} {loud:3} {len(findings) - loud:3}")
        if texts:
            for one in findings:
                kind, place = one.get("kind", ""), one.get("cell") or one["pointer"]
                lines.append(f"      {one['severity']} {kind} {one['rule']} {place}: {one['message']}")
                lines.append(f"          > {one.get('remedy')}")
    return "\n".join(lines)


def _table(title: str, columns: dict[str, list[Tried]]) -> str:
    kinds = sorted(
        {one.fault.kind for tried in columns.values() for one in tried},
        key=lambda kind: (kind == "slips", len(kind), kind),
    )
    lines = [
        f"\n{title}: noticed of tried, and findings a fault",
        f"  {'':8}" + "".join(f"{name:>28}" for name in columns),
    ]
    for kind in [*kinds, "all"]:
        row = f"  {kind:8}"
        for tried in columns.values():
            these = [one for one in tried if kind in ("all", one.fault.kind)]
            if not these:
                row += f"{'':>28}"
                continue
            noticed = sum(one.noticed for one in these)
            each = sum(len(one.new) for one in these) / len(these)
            row += f"{f'{noticed}/{len(these)}  {100 * noticed // len(these)} %  {each:.1f}':>28}"
        lines.append(row)
    return "\n".join(lines)


def _cures(tried: Sequence[Tried]) -> str:
    """Count the cures that could cover a slip: whoever follows them makes a wrong table look right."""
    covering = re.compile(r"add the [\d,. ]+ missing|if need be|'Not known'|'unknown'", re.IGNORECASE)
    cures = [
        f"{one.fault.name}: {finding['rule']} {finding['remedy']}"
        for one in tried
        for finding in one.new
        if one.fault.sure and covering.search(str(finding.get("remedy") or ""))
    ]
    return "\n".join(
        [f"\nK10: {len(cures)} cures of what is surely wrong could cover it.", *(f"  {cure}" for cure in cures[:5])]
    )


def _list(title: str, tried: Sequence[Tried]) -> None:
    print(f"\n{title} ({len(tried)})")
    for one in tried:
        rules = Counter(f"{finding['rule']} {finding['severity']}" for finding in one.new)
        seen = ", ".join(f"{rule} x{count}" if count > 1 else rule for rule, count in rules.most_common(4))
        print(
            f"  {one.fault.kind:6}{one.fault.state} {one.fault.name}: {one.fault.says}"
            + (f"  [{seen}]" if seen else "")
        )


def _record(one: Tried) -> dict[str, object]:
    return {
        "kind": one.fault.kind,
        "name": one.fault.name,
        "state": one.fault.state,
        "sure": one.fault.sure,
        "form": one.form,
        "noticed": one.noticed,
        "refused": one.refused,
        "new": list(one.new),
    }


if __name__ == "__main__":
    sys.exit(main())
