"""How fast ballots are counted, beside a count of the simplest kind and the counting programs on PyPI.

`measure` puts the same generated files before each of them, `peer` is the process that one of them counts in, `watch`
says what a process took. Only this benchmark knows them: they are installed into a folder of their own.
"""
