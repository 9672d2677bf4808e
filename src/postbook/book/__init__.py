"""Assemble: chapters become a book. Knows what needs all of them: permalinks, links from post to post, numbers."""
