"""A small ``book.toml`` for each real blog."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ALLOW = (
    '["broken-link", "missing-image", "broken-image", "missing-note", "missing-glyph", "invalid-math", "empty-post", '
    '"malformed-header", "missing-title"]'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A blog and how its book is made."""

    name: str
    posts: tuple[str, ...]
    """Patterns, from the blog's folder."""
    language: str = "en"
    flavor: str = "markdown"
    order: str = "oldest"
    site: str = ""
    site_root: str = ""
    theme: str = "classic"
    math: bool = True
    system_fonts: bool = False
    exclude: tuple[str, ...] = ()
    allow: str = ALLOW

    def folder(self, root: Path) -> Path:
        """Where its posts lie: editions of one book in several languages share a folder."""
        own = root / self.name
        return own if own.exists() else root / self.name.removesuffix(f"-{self.language}")

    def files(self, folder: Path) -> list[Path]:
        """Its posts, found without postbook."""
        left_out = {path for pattern in self.exclude for path in folder.glob(pattern)}
        found = {path for pattern in self.posts for path in folder.glob(pattern) if path.is_file()}
        return sorted(path.resolve() for path in found - left_out)

    def config(self, folder: Path) -> str:
        """Its ``book.toml``; ``folder`` is where the blog lies."""
        patterns = ", ".join(f'"{each}"' for each in self.posts)
        excluded = ", ".join(f'"{each}"' for each in self.exclude)
        site = f'url = "{self.site}"\n' if self.site else ""
        site += f'root = "{folder / self.site_root}"\n' if self.site_root else ""
        return f"""\
[book]
title = "The {self.name} book"
authors = ["Its authors"]
language = "{self.language}"
identifier = "urn:uuid:00000000-0000-4000-8000-000000000000"
rights = "See the blog's own licence"

[chapters]
posts = [{patterns}]
exclude = [{excluded}]
order = "{self.order}"
drafts = true

[sources]
roots = ["{folder}"]

[site]
{site}
[markdown]
flavor = "{self.flavor}"
math = {str(self.math).lower()}

[style]
theme = "{self.theme}"

[fonts]
system = {str(self.system_fonts).lower()}

[messages]
allow = {self.allow}
"""


def _book(language: str) -> Corpus:
    return Corpus(
        name=f"os-in-1000-lines-{language}",
        posts=(f"website/{language}/*.md",),
        language=language,
        flavor="commonmark",
        order="name",
        site_root="website",
        theme="technical",
        math=False,
        system_fonts=True,
    )


CORPORA = (
    Corpus(
        name="rust-blog",
        posts=("content/**/*.md",),
        flavor="commonmark",
        site="https://blog.rust-lang.org",
        site_root="content",
        theme="technical",
        math=False,
    ),
    Corpus(
        name="kubernetes-blog-2018",
        posts=("blog/_posts/*.md",),
        site="https://kubernetes.io",
        site_root=".",
        math=False,
    ),
    Corpus(name="18f-blog", posts=("content/posts/*.md",), site="https://18f.gsa.gov", site_root=".", math=False),
    Corpus(
        name="vincenttam-octopress",
        posts=("source/_posts/*.markdown",),
        site="https://vincenttam.github.io",
        site_root="source",
    ),
    Corpus(
        name="mehdix-fa",
        posts=("src/_posts/*.md", "src/_posts/*.markdown"),
        language="fa",
        site="https://mehdix.ir",
        site_root="src",
        math=False,
    ),
    _book("ja"),
    _book("ko"),
    _book("zh"),
    Corpus(
        name="carpentries-html",
        posts=("content/posts/**/*.html",),
        site="https://software-carpentry.org",
        site_root="content",
        math=False,
    ),
    Corpus(
        name="cp-algorithms",
        posts=("src/**/*.md",),
        exclude=("src/preview.md",),  # a form to try the site's own Markdown
        order="name",
        theme="technical",
        site="https://cp-algorithms.com",
    ),
    Corpus(name="rust-book", posts=("src/*.md",), order="name", theme="technical", math=False, flavor="commonmark"),
    Corpus(name="war-and-peace-html", posts=("src/epub/text/*.xhtml",), order="listed", math=False),
    Corpus(name="rust-rfcs", posts=("text/**/*.md",), order="name", flavor="commonmark", theme="technical", math=False),
    Corpus(
        name="julia-blog",
        posts=("blog/**/*.md",),
        site="https://julialang.org",
        flavor="commonmark",
        system_fonts=True,
    ),
    Corpus(name="jekyll-posts", posts=("docs/_posts/*",), site="https://jekyllrb.com", math=False),
    Corpus(name="ropensci-r", posts=("content/**/*.md",), site="https://ropensci.org", math=False),
    Corpus(name="nodejs-blog", posts=("**/*.md",), site="https://nodejs.org", flavor="commonmark", math=False),
    Corpus(
        name="djangogirls-el-ja-ja",
        posts=("ja/**/*.md",),
        language="ja",
        flavor="commonmark",
        math=False,
        system_fonts=True,
    ),
    Corpus(name="djangogirls-el-ja", posts=("el/**/*.md",), language="el", flavor="commonmark", math=False),
    Corpus(name="opencrowbar-docs", posts=("doc/**/*.md",), order="name", math=False),
)
"""The first eleven are those that every change is tried on."""
