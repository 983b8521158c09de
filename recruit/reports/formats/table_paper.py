"""A plain table as PDF (PDF/UA-1): for lists that go to a meeting."""

from collections.abc import Sequence

from recruit.foundation.i18n import _, current_locale
from recruit.foundation.papers import press
from recruit.reports.formats.pdf import Imprint, picture, said
from recruit.reports.table import Table

#: A paper with more columns lies down.
_MOST_UPRIGHT = 4


def write(table: Table, remark: str, imprint: Imprint, pictures: Sequence[str] = ()) -> bytes:
    """Return the paper, with a remark above the table; `pictures` are drawings as `pdf.write` takes them.

    Raises PaperError when it cannot be set.
    """
    data = {
        "remark": remark,
        "columns": table.columns,
        "widths": _widths(table),
        "rows": [[said(cell) for cell in row] for row in table.rows],
        "pictures": [picture(drawing) for drawing in pictures],
        "flipped": len(table.columns) > _MOST_UPRIGHT,
        "made-by": str(imprint),
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
    }
    return press.render("table", data, title=table.title, language=current_locale().code, made_at=imprint.made_at)


def _widths(table: Table) -> list[int]:
    """Return how wide the columns are, each beside the others: half as wide where nothing but numbers stands."""
    columns = ([row[place] for row in table.rows if row[place] != ""] for place in range(len(table.columns)))
    return [1 if cells and all(isinstance(cell, int) for cell in cells) else 2 for cells in columns]
