"""postbook: a compiler that turns a run of blog posts into a book."""

__version__ = "0.1.0"
