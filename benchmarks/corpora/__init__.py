"""Real blogs through the whole line: does every post, word, link and picture arrive, and is the EPUB clean?"""
