"""``book.toml`` read, and described: the keys come from the fields of ``config.py``, so that each is written once."""
