"""Where the files lie that are not Python: templates, migrations, and what an installation writes."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
MIGRATIONS = ROOT / "migrations"
#: What a running installation without settings of its own writes; never committed.
INSTANCE = ROOT / "instance"
#: The demonstration's database.
DEMONSTRATION = INSTANCE / "demo.db"
