"""Make addresses on the web fit for a book: what EPUBCheck and PDF readers accept, with the meaning the author gave.

The generic syntax is https://www.rfc-editor.org/rfc/rfc3986; how browsers mend what is not, and so what authors never
notice, is https://url.spec.whatwg.org/.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import quote, urljoin

WITH_HOST = frozenset({"http", "https", "ftp"})
"""Schemes that name a host."""

FOLLOWED = WITH_HOST | {"mailto", "tel", "xmpp", "irc", "news", "urn"}
"""Schemes that a reader can follow from a page, and that EPUBCheck takes for registered (HTM-025)."""

# What is pasted along with an address, and seen by nobody.
INVISIBLE = " \xa0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "".join(map(chr, range(32)))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# RFC 3986, appendix B: it takes any text apart and never raises, as `urllib.parse` does.
_PARTS = re.compile(r"(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"(?:(?P<user>.*)@)?(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>\d*))?", re.DOTALL)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*")
"""What is never escaped: nearly all addresses."""
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# `icon@2x.png` is a file.
_EMAIL = re.compile(r"[^\s@:/?#]+@[^\s@:/?#]+\.(?!png|jpe?g|gif|svg|webp|html?|md)[a-z]{2,}", re.IGNORECASE)

# RFC 3986, 3.3 and 3.4: what may stand unescaped; the percent sign has been seen to before.
_IN_PATH = "/%!$&'()*+,;=:@~"
_IN_QUERY = _IN_PATH + "?"


def scheme_of(address: str) -> str:
    """``https``, in lower case; empty for an address relative to its page."""
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


@lru_cache(maxsize=4096)  # a page's own address is asked for at each of its links
def clean_address(address: str) -> str | None:
    """A full address with everything escaped that must be; ``None`` where it can't be one."""
    written = _mend(address)
    scheme = scheme_of(written)
    rest = written[len(scheme) + 1 :]
    if scheme in WITH_HOST:
        return _clean_with_host(scheme, rest)
    return f"{scheme}:{_clean_opaque(scheme, rest)}" if scheme in FOLLOWED and rest.strip("/ ") else None


def quote_path(path: str) -> str:
    """A path with everything escaped that must be, and nothing twice."""
    return _quote(path, _IN_PATH)


def _quote(text: str, safe: str) -> str:
    return text if _PLAIN.fullmatch(text) else quote(_LONE_PERCENT.sub("%25", text), safe=safe)


def join_address(base: str, href: str) -> str | None:
    """The full address of what a page at ``base`` calls ``href``, which has no scheme; ``None`` without a base."""
    cleaned = clean_address(base)
    parts = _PARTS.fullmatch(href.removeprefix("//"))
    if not cleaned or parts is None:
        return None
    path = quote_path(f"{parts['authority']}{parts['path']}")
    # A colon in the first step of a path would make a scheme of it.
    shielded = path if path.startswith("/") or ":" not in path else f"./{path}"
    # All is escaped here, so that `urljoin` finds nothing to raise a ValueError about.
    return clean_address(urljoin(cleaned, shielded + _clean_tail(parts["query"], parts["fragment"])))


def _mend(address: str) -> str:
    """What browsers do before they read an address, and what authors leave out: `//x.org`, `www.x.org`, `me@x.org`.

    A `doi:` is followed at doi.org: https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html
    """
    folded = re.sub(r"[\t\r\n]", "", address).strip(INVISIBLE)
    if folded.lower().startswith("doi:"):
        return f"https://doi.org/{folded[4:].strip()}"
    if folded.startswith("//"):
        return f"https:{folded}"
    if folded.lower().startswith("www."):
        return f"https://{folded}"
    return f"mailto:{folded}" if _EMAIL.fullmatch(folded) else folded


def _clean_with_host(scheme: str, rest: str) -> str | None:
    # Browsers forgive `http:x.org`, `http:/x.org` and `http:\\x.org`.
    parts = _PARTS.fullmatch(rest.replace("\\", "/", 3).lstrip("/"))
    assert parts is not None
    authority = _clean_authority(parts["authority"])
    if authority is None:
        return None
    path = quote_path(parts["path"].replace("\\", "/"))
    return f"{scheme}://{authority}{path}{_clean_tail(parts['query'], parts['fragment'])}"


def _clean_tail(query: str | None, fragment: str | None) -> str:
    return "".join(part[0] + _quote(part[1:], _IN_QUERY) for part in (query, fragment) if part)


def _clean_authority(authority: str) -> str | None:
    match = _AUTHORITY.fullmatch(authority.strip())
    host = _clean_host(match["host"]) if match else None
    if not match or not host or int(match["port"] or 0) > 65535:
        return None
    user = f"{_quote(match['user'], '%:')}@" if match["user"] else ""
    return f"{user}{host}{':' + match['port'] if match['port'] else ''}"


def _clean_host(host: str) -> str | None:
    if host.startswith("["):
        return _clean_ipv6(host[1:-1])
    try:
        # A name that is ASCII stays as it is: the codec refuses long labels and underscores that live on the web.
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name.lower() if _is_name(name) and _is_number_free(name) else None


def _is_name(host: str) -> bool:
    """https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4"""
    labels = host.split(".")
    return (
        bool(_HOST.fullmatch(host)) and ".." not in host and all(len(each) < 64 and _is_label(each) for each in labels)
    )


def _is_label(label: str) -> bool:
    """Whether what claims to be Punycode is some: https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1"""
    if not label.lower().startswith("xn--"):
        return True
    try:
        name = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    return name.isprintable() and not name.isascii()


def _clean_ipv6(host: str) -> str | None:
    try:
        return f"[{ipaddress.IPv6Address(host)}]"
    except ValueError:
        return None


def _is_number_free(name: str) -> bool:
    """A host whose last label is a number must be an IPv4 address. https://url.spec.whatwg.org/#concept-host-parser"""
    if not name.rstrip(".").rsplit(".", 1)[-1].isdigit():
        return True
    try:
        ipaddress.IPv4Address(name)
    except ValueError:
        return False
    return True


def _clean_opaque(scheme: str, rest: str) -> str:
    folded = "".join(rest.split()) if scheme == "tel" else rest.strip()
    before, _, query = folded.partition("?")
    tail = f"?{_quote(query, _IN_QUERY)}" if query else ""
    return quote_path(before) + tail
