"""The rules of this stage: facts in, reasons out."""
