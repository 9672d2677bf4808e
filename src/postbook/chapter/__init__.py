"""Parse: a post becomes a chapter. Knows markup languages; ``parse_post.py`` lists the transforms, one a file."""
