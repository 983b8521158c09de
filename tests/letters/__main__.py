"""`python -m tests.letters`: write every golden text anew."""

from tests.letters.golden_texts import main

main()
