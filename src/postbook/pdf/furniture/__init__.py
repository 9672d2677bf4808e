"""Furniture: running heads and folios.

``furnish`` has them set over empty pages, as few as show all there is; what numbers they bear there may only stand for
the folios of the book. ``lay_furniture`` lays them over the galleys, and puts the folios in.
"""
