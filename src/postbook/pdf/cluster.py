"""Typeset on a Dask cluster: for publishers who compile many books. Imports dask.distributed when it is used.

The cluster's machines have postbook installed and nothing of the book: what a section needs travels with it, the
book's own fonts once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import postbook
from postbook.chapter.chapter import Picture
from postbook.pdf.fingerprint import fingerprint
from postbook.pdf.fontconfig import open_fonts
from postbook.pdf.picture_copy import PictureCopy
from postbook.pdf.setting import Copy
from postbook.whole_files import write_whole

SCHEME = "dask://"

_PACKAGE = Path(postbook.__file__).parent

_ONE_AT_A_TIME = threading.Lock()
"""A cluster's worker may have several threads; the layout engine wants one."""


class NoCluster(Exception):
    """There is no cluster at an address, no way to talk to it, or one that would set other pages."""

    hint = "start a scheduler there (`dask scheduler`) and a worker or more, or leave out `--executor`"


class OtherCluster(NoCluster):
    """Its machines would set other pages."""

    hint = "install there what is installed here, to the version, or leave out `--executor`"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a book, as they travel."""

    shipped: tuple[str, ...]
    """Folders of fonts that come with postbook, from its own folder."""
    own: tuple[tuple[str, bytes], ...] = field(repr=False)
    """The book's own, name and content."""
    system: bool

    def open(self) -> None:
        """Let this process see them, on whatever machine it is."""
        digest = sha256(repr(self.own).encode()).hexdigest()[:16]
        workshop = Path(gettempdir()) / f"postbook-cluster-{digest}"
        own = workshop / "fonts"
        for name, content in self.own:
            # Two fonts may have one name, and two workers one machine.
            path = own / f"{sha256(content).hexdigest()[:16]}-{name}"
            if not path.exists():
                write_whole(path, content)
        folders = [_PACKAGE / folder for folder in self.shipped]
        open_fonts([*folders, *([own] if self.own else [])], workshop, system=self.system)


def fonts_of(paths: Sequence[Path], *, system: bool) -> Fonts:
    """A book's fonts, ready to travel."""
    shipped = [path for path in paths if path.is_relative_to(_PACKAGE)]
    own = [path for path in paths if not path.is_relative_to(_PACKAGE)]
    return Fonts(
        shipped=tuple(dict.fromkeys(path.parent.relative_to(_PACKAGE).as_posix() for path in shipped)),
        own=tuple((path.name, path.read_bytes()) for path in own),
        system=system,
    )


class _OnCluster(Executor):
    """Sends work with all it needs."""

    def __init__(self, executor: Any, fonts: Any) -> None:
        self._executor = executor
        self._fonts = fonts

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have it done somewhere."""
        ready = [_ready(each) for each in args]
        future: Future[Any] = self._executor.submit(_do_with_fonts, self._fonts, fn, *ready, **kwargs)
        return future


def _ready(task: Any) -> Any:
    """Copy with its pictures' bytes in it: a cluster can't read this machine's files."""
    if isinstance(task, Copy):
        return replace(task, pictures={href: _packed(each) for href, each in task.pictures.items()})
    if isinstance(task, PictureCopy):
        return replace(task, picture=_packed(task.picture))
    return task


def _packed(picture: Picture) -> Picture:
    return replace(picture, data=picture.read(), path=None)


def _do_with_fonts(fonts: Fonts, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    with _ONE_AT_A_TIME:
        fonts.open()
        return fn(*args, **kwargs)


@contextmanager
def cluster(address: str, fonts: Fonts) -> Iterator[Executor]:
    """The cluster at ``dask://host:port``. Raises: NoCluster."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NoCluster("`distributed` is not installed: `pip install postbook[dask]`") from None
    try:
        client = distributed.Client(f"tcp://{address.removeprefix(SCHEME)}", timeout=10)
    except (OSError, ValueError) as problem:
        raise NoCluster(f"no answer from `{address}`: {problem}") from None
    with client:
        _refuse_others(client, address)
        yield _OnCluster(client.get_executor(pure=False), client.scatter(fonts, broadcast=True))


def _refuse_others(client: Any, address: str) -> None:
    """What comes from a cluster is kept as if it had been set here. Raises: OtherCluster."""
    try:
        theirs = client.run(fingerprint, (), system=False)
    except Exception as problem:
        # Whatever a machine without postbook raises.
        raise OtherCluster(f"a worker of `{address}` can't set pages: {problem}") from None
    if set(theirs.values()) - {fingerprint((), system=False)}:
        raise OtherCluster(f"the workers of `{address}` have another postbook, or other engines, than this machine")
