"""Pictures drawn on the server as SVG: the same drawing stands in the page and in the PDF.

A drawing says what it is in words (title and description), never by colour alone, and keeps to presentation
attributes: it needs no style sheet and is allowed under `default-src 'self'`. Texts are nodes of a tree and are escaped
when the tree is written; nothing is pasted together.
"""
