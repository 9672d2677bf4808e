"""The exit statuses. Wrong usage, 2, is Click's own."""

OK = 0
"""Done; there may have been warnings."""
ERRORS = 1
"""The book has errors, or what was asked for can't be written."""
FAULT = 70
"""A fault in postbook: ``EX_SOFTWARE`` of sysexits.h."""
INTERRUPTED = 130
"""Ctrl-C: 128 and the number of SIGINT, as shells have it."""
