"""Typeset and bind: sections become galleys, and galleys a PDF. Knows pages."""
