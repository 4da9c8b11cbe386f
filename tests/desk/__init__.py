"""The desk: how its page is built, and how it is tried in a browser."""
