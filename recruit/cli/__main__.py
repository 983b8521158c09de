"""`python -m recruit.cli`: the same as `recruit`."""

from recruit.cli import main

main()
