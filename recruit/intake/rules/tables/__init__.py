"""Tables of people: sheets of a workbook, a CSV file, or rows with tabs within a text."""

from recruit.intake.rules.tables.find import Tables, find
from recruit.intake.rules.tables.sheets import read_sheets
from recruit.intake.rules.tables.taken import Kind

__all__ = ["Kind", "Tables", "find", "read_sheets"]
