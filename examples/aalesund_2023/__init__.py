"""What writes the night of 28 April 2023 in Ålesund: a plan, a programme, people and their reports.

What is known of that night is little and stands in ``marks.py``; the rest is made up so that a plan
and a log of a true size exist. Everything is drawn from one fixed seed, so the files come out the
same byte for byte.
"""
