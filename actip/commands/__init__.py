"""Own the use cases, one module for each, named as the command that calls it."""
