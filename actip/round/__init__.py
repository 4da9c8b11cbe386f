"""Own the round of a year over the content of submissions: split, join, compare, carry over."""
