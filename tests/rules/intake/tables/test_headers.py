"""Which row heads a table, and what each column holds."""

from tests.rules.intake.tables.reading import read, told


def test_a_header_is_found_below_the_title() -> None:
    reading = read(
        "Medlemmer af Integrationsrådet 2022-2025||",
        "",
        "Nr.|Navn|Repræsenterer",
        "1|Anna Berg|Røde Kors",
        "2|Bo Dam|Byrådet",
    )

    assert told(reading) == [
        "4 Anna Berg: member organisation [Røde Kors]",
        "5 Bo Dam: member municipal_council [Byrådet]",
    ]
