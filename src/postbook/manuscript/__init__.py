"""Gather: files become a manuscript. Knows where posts lie, their headers, their order, and which of them are taken."""
