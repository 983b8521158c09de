"""A roster as a file: what it is called, and its bytes in each format."""

from enum import StrEnum

from recruit.foundation.keys import slug
from recruit.reports.formats import csv, json, pdf, xlsx
from recruit.reports.formats.pdf import Imprint
from recruit.reports.roster import Edition, Roster
from recruit.reports.table import table


class Format(StrEnum):
    """What a roster can be written as; the value is what the name of the file ends in."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json; charset=utf-8",
}


def name(roster: Roster, form: Format) -> str:
    """Return what the file is called: the council, the day or the term, and whether it is for few."""
    of = roster.as_of.isoformat() if roster.as_of else slug(roster.term)
    return f"{roster.slug}-{of}{'-intern' if roster.edition is Edition.INTERNAL else ''}.{form}"


def written(roster: Roster, form: Format, imprint: Imprint, drawing: str = "") -> bytes:
    """Return the roster in a format; a paper comes with the drawing, if there is one.

    Raises PaperError when the paper cannot be set.
    """
    match form:
        case Format.PDF:
            return pdf.write(roster, imprint, [drawing] if drawing else [])
        case Format.XLSX:
            return xlsx.write(table(roster))
        case Format.CSV:
            return csv.write(table(roster))
        case Format.JSON:
            return json.write(roster).encode()
