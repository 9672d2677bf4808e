"""Put our function where the engine's stands, and take it back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


class Replacements:
    """What was replaced, so that it can be undone."""

    def __init__(self) -> None:
        self._undone: list[tuple[Any, str, Any]] = []

    def __bool__(self) -> bool:
        return bool(self._undone)

    def put(self, owner: Any, name: str, substitute: Any) -> None:
        """Replace one attribute of a class or a module."""
        self._undone.append((owner, name, getattr(owner, name)))
        setattr(owner, name, substitute)

    def put_everywhere(self, original: Callable[..., Any], substitute: Callable[..., Any]) -> None:
        """Replace a function in every module of the engine that has imported it."""
        for name, module in list(sys.modules.items()):
            if name.startswith("weasyprint") and getattr(module, original.__name__, None) is original:
                self.put(module, original.__name__, substitute)

    def undo(self) -> None:
        """Give the engine back its own."""
        while self._undone:
            setattr(*self._undone.pop())
