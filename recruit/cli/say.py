"""What a command prints that other programs and strangers read."""

import os
import sys

import click


def say(text: str, *, err: bool = False) -> None:
    """Print in UTF-8 whatever the surroundings ask for: names are in any alphabet, and answers are read by programs.

    Where nobody reads any further, as behind `| head`, the rest goes nowhere and the command ends as it would have.
    """
    try:
        click.echo(text.encode(errors="replace"), err=err)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, (sys.stderr if err else sys.stdout).fileno())
        os.close(nowhere)
