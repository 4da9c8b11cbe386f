"""Own the only door: nothing else in actip opens, parses or writes what lies outside the program.

`files` opens and writes; `yaml`, `json` and `toml` parse what was opened, `events` is the grammar of YAML where PyYAML
has no C part, `parsed` says where each thing stands in a text; `workbook` lets a workbook in and `sheets` reads its
cells; `text` decodes and makes fit to print, `scalars` knows which words of a file are numbers. What cannot be read at
all raises `UnreadableSubmission`; what can be read but not trusted comes back as a `Refused` value, for the readers to
report with its place.
"""

import os

# openpyxl looks at both when it is imported, by whichever of these modules.
os.environ.pop("OPENPYXL_DEFUSEDXML", None)  # it would turn the guard off
os.environ["OPENPYXL_LXML"] = "False"  # another parser, where a library for documents brings it, would go around it
