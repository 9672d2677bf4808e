"""Render: a book becomes sections, each a unit of layout and a document of the EPUB. Knows templates."""
