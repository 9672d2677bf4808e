"""postbook: a compiler that turns a run of blog posts into a book.

Posts are its source files, a *galley* is its object file, the binder is its linker.

    posts ─gather→ Manuscript ─parse→ Chapters ─assemble→ Book ─render→ Sections ┬ typeset → Galleys ─bind→ book.pdf
                                                                                 └ package ──────────────→ book.epub

| stage      | takes → gives              | what it alone knows                                                   |
|------------|----------------------------|-----------------------------------------------------------------------|
| `gather`   | files → `Manuscript`       | where posts lie, their headers, order, selection, parts               |
| `parse`    | `Post` → `Chapter`         | a markup language; gives a clean XHTML tree and the chapter's symbols |
| `assemble` | `Chapters` → `Book`        | what needs the whole book: links between posts, numbers               |
| `render`   | `Book` → `Sections`        | templates; a section is a unit of layout and an EPUB document         |
| `typeset`  | `Section` → `Galley`       | WeasyPrint: pages without furniture, and where everything stands      |
| `bind`     | `Galleys` → PDF            | pikepdf: furniture, folios, links, outline, labels, tags, fonts       |
| `package`  | `Sections` → EPUB          | EbookLib: manifest, navigation, landmarks, metadata                   |

Why galleys. A chapter opens on a new page, so its layout depends on its own content, the look and the side on which it
opens, and on nothing else: it is typeset alone, in any process, and kept under a key of exactly those inputs. What
depends on the place in the book (running heads and folios, the page's *furniture*) is typeset over empty pages and laid
over the galley; where nothing but the folio differs, one such page serves many. Folios in running text ("page 42") are
filled in from the pages of the last pass, until they settle.

Rooms, in the order of the line:

    cli/            one file per command; the only place that prints, asks or exits
    manuscript/     gather: files, their headers, their order
    chapter/        parse: readers of markup languages, then transforms, one a file; parse_post.py tells their order
    book/           assemble: permalinks, links from post to post, numbers
    render/         sections and their templates
    themes/         the built-in looks and their fonts
    pdf/            typeset and bind; make.py tells the order, settle.py sets what has changed, bind.py joins
                    galley.py, bare_fonts.py, page_stream.py, furniture/folio_stream.py, full_lines.py and
                    shortcuts/ alone import WeasyPrint
      furniture/    running heads and folios
      tags/         the structure tree
      print_edition/  what a printer wants in place of what a screen wants
    epub/           package; make.py tells the order, package.py is the only module that imports EbookLib
    checks/         what printers say of files, as data
    book_toml/      the reader of book.toml, its schema and its reference, all made of the fields of config.py
    formulas/       TeX → MathML and drawings, for print and EPUB alike

Beside the rooms stands what several of them need:

    build.py        the whole compiler on one screen; formats.py what each format takes of it
    config.py       book.toml as frozen tables
    diagnostics.py  every message, and how it looks
    words.py        the words that a book prints of its own accord, by language
    cache.py        bytes under a key; code_key.py, engines.py, libraries.py what every key holds beside the inputs
    recall.py       nothing has changed: the files of the last build, without one engine
    workers.py      processes in which work is done, and what becomes of one that dies; pool.py how they begin and end,
                    rouse.py how they begin before they are needed
    whole_files.py  files are written whole or not at all

Imports run one way: cli → build → the stages → (config, diagnostics, words). A stage imports the types of the stages
before it, never their functions; `pdf` and `epub` do not know each other. No stage reads a clock, chance or the
environment: the same posts give the same bytes, on any number of processes, with a warm cache or a cold one. Nothing is
written until it is whole. A problem in one post never hides the problem in the next: a stage collects its messages, and
the run ends after the stage.
"""

__version__ = "0.1.0"
