"""How the pages of this folder are built: `make docs`, with the extra `docs` of pyproject.toml. It needs no network."""

project = "actip"
copyright = "its contributors, Apache License 2.0"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "actip"
html_copy_source = False
html_show_sphinx = False
myst_heading_anchors = 3  # a link names a heading as it does where the pages are read without being built
smartquotes = False  # '--option' and 'value: 0' stand as they are typed
