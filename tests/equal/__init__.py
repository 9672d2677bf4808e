"""A bound book beside one run of the layout engine over the whole of it: ``make equal``, ``python -m tests.equal``.

A book is made in three ways (``make_books.py``):

- *bound*: by postbook, as anyone makes it;
- *by the engine*: all its sections in one HTML document (``one_document.py``), laid out and written in a process in
  which nothing of postbook is imported but the mend of one fault of the engine (``one_run.py``). Furniture, folios,
  blank pages, outline, links and tags are the engine's own, made by the theme's rules;
- *with our tags*: the pages of that run, tagged by us at once instead of galley by galley.

What is compared:

- pages: their number and size, and all that is drawn on each, furniture included, in the order of drawing: glyphs with
  their font, size, colour and place, what is copied of them, lines, grounds, clips, pictures with their colours; and
  each page as a picture (``compare_ink.py``), for the shapes of glyphs;
- links: where they can be clicked, where they lead (address, or page and spot); every named place; the outline: level,
  label, page and spot; the folios that are printed in text, page labels, and the page where the text begins;
- tags: bound against *with our tags*, row by row: types, nesting, what is drawn in each, alternative texts, languages,
  expansions, ids of notes, header cells, spans, scopes, numbering, boxes; and against the engine's own, for each text
  and picture: what both know stands around it, and in which order all is read out.

``differences.py`` lists what is exempt, each with its reason. ``tests/test_equal.py`` shows a comparison some forty
damages (``damage.py``), each of which it must see.

Not compared: metadata, which one run has not; the names of links; how furniture is marked as an artifact.
"""
