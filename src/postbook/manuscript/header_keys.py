"""The keys of headers that postbook understands, under the names that blog engines give them."""

from __future__ import annotations

TITLE = ("title",)
DATE = (
    *("date", "pubdate", "publishdate", "publish_date", "publish-date", "published_at", "published_on"),
    *("published", "rss_pubdate", "posted", "created", "created_at"),
)
AUTHORS = ("authors", "author")
CATEGORIES = ("categories", "category")
TAGS = ("tags", "tag", *CATEGORIES, "keywords", "topics")
SINGLE = ("tag", "category", "keywords")
"""Those whose string is not split at spaces."""
SUMMARY = ("summary", "description", "excerpt", "subtitle", "rss_description")
SLUG = ("slug",)
PERMALINK = ("permalink", "url", "path")
ALIASES = ("aliases", "alias", "redirect_from", "redirect-from")
LANGUAGE = ("lang", "language", "locale")
DRAFT = ("draft", "published", "status")

TEXT_KEYS = frozenset({*TITLE, *DATE, *AUTHORS, *TAGS, *SUMMARY, *SLUG, *PERMALINK, *ALIASES, *LANGUAGE, *DRAFT})
"""All of them, in lower case."""

NESTED = ("taxonomies", "extra", "params")
"""The tables in which Zola and Hugo keep tags and authors."""
