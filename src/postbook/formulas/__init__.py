"""Formulas: TeX as authors write it becomes MathML, which the EPUB shows and print draws."""
