"""The catalogues of the house: `<language>/LC_MESSAGES/messages.po`. English needs none, its sentences are the ids.

`python -m recruit.translations` brings every catalogue up to date with the sources and says what still lacks a
translation. The compiled form is made from these by the build, and again when a catalogue is newer than it.
"""
