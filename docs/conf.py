"""How the pages of this folder are built: `make docs`, with the extra `docs` of pyproject.toml. It needs no network."""

from actip import __version__

project = "actip"
copyright = "its contributors, Apache License 2.0"
extensions = ["myst_parser"]
nitpicky = True
html_theme = "furo"
html_title = f"actip {__version__}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sphinx = False
html_use_index = False  # there is none but that of the reference
myst_heading_anchors = 3  # a link names a heading as it does where the pages are read without being built
smartquotes = False  # '--option' and 'value: 0' stand as they are typed
