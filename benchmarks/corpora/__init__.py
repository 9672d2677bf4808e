"""Real blogs through the whole line: does every post, word, link and picture arrive, and is the EPUB clean?

What counts, for each post by itself:

- *words*: every word that a reader of the blog would see, and every alternative text and title, is as often in the
  post's document as in its source; and what the document shows stands on the pages of its chapter, running heads and
  folios not counted. A formula is known by its TeX. A word that a line or a tag divides is found by its letters.
- *links*: every target is linked to from the post's document; a link into the book is known by its text. On paper
  there are as many links as in the document.
- *pictures*: every local picture is shown by the document and lies in the package; a remote one is linked to.
- What a message about the post names in backticks is told, not lost.

The judge reads posts, EPUB and PDF without postbook's code (``markdown_text``, ``html_text``, ``epub_file``,
``pdf_file``); from postbook it takes only which post became which document, and the messages. At the end of each run it
is shown the book with a paragraph, links and pictures taken out: what it overlooks is a problem of the run
(``doctor``).

What it can't see: the order of words, and whether a word is lost where the same word has come in elsewhere.

``report.json`` beside each book says all of it; its first lines are the numbers of the table.
"""
