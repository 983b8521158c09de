"""Tables of people: sheets of a workbook, a CSV file, or rows with tabs within a text."""

from recruit.intake.rules.tables.find import Tables, find
from recruit.intake.rules.tables.sheets import read_sheets

__all__ = ["Tables", "find", "read_sheets"]
