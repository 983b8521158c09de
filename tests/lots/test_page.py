"""docs/lots.md tells a committee how to draw: what it shows is what comes out."""

import hashlib
import re
import shlex

from click.testing import CliRunner

from recruit.cli import main
from recruit.foundation.places import ROOT
from recruit.lots.meaning import MEANINGS

PAGE = (ROOT / "docs" / "lots.md").read_text("utf-8")
#: What is typed, and what the page says comes of it.
SHOWN = re.findall(r"```console\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_says_of_everything_what_the_order_means() -> None:
    table = dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", PAGE, re.MULTILINE))

    assert table == {purpose: meaning.en for purpose, meaning in MEANINGS.items()}


def test_what_the_page_shows_of_the_program_is_what_it_prints() -> None:
    typed = [(shlex.split(line), output) for line, output in SHOWN if line.startswith("recruit ")]

    assert len(typed) == 2
    assert [CliRunner().invoke(main, words[1:]).stdout for words, _ in typed] == [output for _, output in typed]


def test_the_digest_that_is_had_without_the_program_is_the_one_of_its_first_step() -> None:
    ((line, output),) = [shown for shown in SHOWN if shown[0].startswith("printf ")]
    bracketed = shlex.split(line)[1].encode("ascii").decode("unicode_escape").encode("latin-1")

    digest = hashlib.md5(bracketed, usedforsecurity=False).hexdigest()

    assert output == f"{digest}  -\n"
    assert f"0000  {digest.upper()}        2      1  kandidat 12" in PAGE
    assert digest.endswith("9")
