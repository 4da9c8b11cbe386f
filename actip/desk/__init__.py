"""Own the desk: the same program in a browser, as one page that is opened without installing anything.

Each work is a thin caller of a module of `commands`, as each command of `cli` is. The page starts the program in a
worker, puts the dropped files into its memory, and calls `door`.
"""
