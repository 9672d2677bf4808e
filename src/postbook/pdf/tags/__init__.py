"""The structure tree: which element of the book each thing on a page belongs to, for those who hear it.

It is gathered from the engine's boxes while a galley is set, made regular, and written into the galley; the binder
joins the trees of all galleys. ISO 32000-1, 14.7 and 14.8; ISO 14289-1.
"""
