"""Sentences with and without a person's data, in ten languages, and how many of them are noticed."""
