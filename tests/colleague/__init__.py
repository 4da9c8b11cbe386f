"""The yardstick of the rules: clean submissions, faults in them, and how many of these are noticed."""
