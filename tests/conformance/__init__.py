"""Real books before the real checkers: ``make conformance``, or ``python -m tests.conformance``.

- ``environment.py`` installs the checkers into ``.judges``, an environment of their own, and says which are missing.
- ``books/`` makes the books: the sample book of this repository, books that each stress one thing, and real blogs.
- ``judges/`` has a judge a file. Each is first shown files that must fail, and files that must pass where they cost
  little: a judge that is wrong about them is broken, and what it says of books counts for nothing.
- ``trial.py`` brings both together; ``table.py`` writes down what came out: one table, then what failed and where.

Exit status: 0 if every judge passes every book, 1 if not, 2 if there is nothing to judge. A judge who is not installed
is named as skipped; with ``--all``, or where the variable ``CI`` is set, that is a failure too.
"""
