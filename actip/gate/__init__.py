"""Own the only door: nothing else in actip opens, parses or writes what lies outside the program.

`files` opens and writes, `yaml`, `json` and `toml` parse what was opened, `text` decodes it and makes it fit to print,
`scalars` knows which words of a file are numbers. What cannot be read at all raises `UnreadableSubmission`;
what can be read but not trusted comes back as a `Refused` value, for the readers to report with its place.
"""
