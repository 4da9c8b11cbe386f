"""Own what a person's data looks like in a text, in a module for each kind. The `PRV` rules say what is found.

Each module has `may_hold`, a quick look that is held by a test to miss nothing, and what finds it in a text. Both take
a text in the form of `normal`.
"""
