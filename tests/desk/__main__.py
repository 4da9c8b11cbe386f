"""Build the desk, and a wheel that carries it.

python -m tests.desk [FILE.html]     the page, if not named build/actip-desk.html, and beside it the same as .zip
python -m tests.desk --wheel FOLDER  a wheel of actip with the desk in it, for a release: 'actip desk' copies it out
"""

import hashlib
import sys
from pathlib import Path

from tests.desk.building import PAGE, build
from tests.desk.wheel import wheel_with

if __name__ == "__main__":
    words = sys.argv[1:]
    page = Path(words[0]) if len(words) == 1 and not words[0].startswith("-") else PAGE
    if words[:1] == ["--wheel"] and len(words) == 2:
        build(page)
        made = [page, page.with_suffix(".zip"), wheel_with(page.with_suffix(".zip"), Path(words[1]))]
    elif words and page == PAGE:
        raise SystemExit(__doc__)
    else:
        build(page)
        made = [page, page.with_suffix(".zip")]
    for path in made:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")
