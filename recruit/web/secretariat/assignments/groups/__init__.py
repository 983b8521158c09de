"""Arbejdsgrupper: founding one, who takes part and leads, and that it ends with a reason."""
