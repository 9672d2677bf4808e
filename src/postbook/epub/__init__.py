"""Package: sections become an EPUB 3.3 publication. Knows nothing of pages, and never imports the layout engine."""
