"""Papers: what leaves the house as a PDF that can be read aloud, set by Typst from a template and data.

A template is a file in `templates/papers/`; data reach it as JSON and never become part of its source, so no name can
act. Fonts are ours alone, so a paper looks the same on every machine.
"""
