"""The built-in looks: sheets for print and EPUB over shared tokens, fonts, and the cover's page."""
