"""What a worker needs before its first post, loaded once in the process that all workers are forked from."""

from __future__ import annotations

import gc

from postbook.chapter import parse, parse_post
from postbook.pool_server import stand_ready

__all__ = ["parse", "parse_post"]

# It lives as long as the workers: their collectors need not go through it, nor copy its pages.
gc.freeze()
stand_ready()
