"""Reports: rows in, tables out. Nothing here writes; every format of a report says the same."""
