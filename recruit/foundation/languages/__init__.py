"""In what state each language is: a draft, or reviewed by somebody on some day; and which of them the public sees.

The sentences stand in `recruit/translations`. Danish and English are the house's own; every other language is a draft
until a review of it stands. Danish binds. The secretariat may correct each sentence that citizens meet.
"""
