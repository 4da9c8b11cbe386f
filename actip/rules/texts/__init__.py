"""Own the rules that are only texts: something else finds the fault, in a module for each kind of it."""
