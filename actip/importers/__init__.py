"""Own the ways in and out for other people's figures: published figures, case registers, and long forms.

`glotip` and `figures` read tables into submissions, `register` counts a case register, `prefill` puts figures into a
draft, `publications` reads what is published already, `export` writes figures out. All of them speak in the figures of
a submission, and account for what they could not take.
"""
