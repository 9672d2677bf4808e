"""The print edition: what a printer wants in place of what a screen wants.

Galleys are made in the printer's colours, without links or tags; the binder gives the pages their boxes and, in colour,
the file its claim to PDF/X-4.
"""
