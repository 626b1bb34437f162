"""Install a hashed lock into .venv, once: `python scripts/install.py run` (or dev, or base).

Runs on the bare interpreter of a fresh machine, so it imports the standard library only. A stamp in var/stamps names
the lock that was last installed and the environment it went into; while both are the same, there is nothing to do.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def main(name: str) -> None:
    """Install requirements/NAME.txt, and stop with a plain message where that cannot be done."""
    lock = ROOT / "requirements" / f"{name}.txt"
    if not lock.is_file():
        sys.exit(f"There is no lock {lock.relative_to(ROOT)}.")
    make_environment()
    stamp = ROOT / "var" / "stamps" / f"installed-{name}"
    wanted = fingerprint(lock)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print(f"Installing {lock.relative_to(ROOT)} into .venv (the first time takes a minute or two) ...", flush=True)
    if subprocess.run([*installer(), "-r", str(lock)], cwd=ROOT).returncode:
        sys.exit(f"{lock.relative_to(ROOT)} could not be installed: the reason is above.")
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)


def make_environment() -> None:
    """Make .venv if there is none that works; one that is there, a link to another folder too, is used as it is."""
    if sys.version_info < OLDEST:
        sys.exit("Moothall needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""]).returncode == 0:
        return
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)]).returncode:
        sys.exit(
            "Python could not make a virtual environment in .venv. "
            "On Debian and Ubuntu the package python3-venv is missing: apt-get install python3-venv"
        )


def fingerprint(lock: Path) -> str:
    """What was installed where: the lock's hash, and the environment by its true path and the moment it was made."""
    environment = VENV.resolve()
    made = (environment / "pyvenv.cfg").stat().st_mtime_ns
    return f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {environment} {made}\n"


def installer() -> list[str]:
    """The command before `-r`: uv where there is one, since it is quicker, else the environment's own pip.

    The lock holds every package, so nothing needs resolving (--no-deps).
    """
    uv = shutil.which("uv") or shutil.which("uv", path=str(PYTHON.parent))
    if uv:
        return [uv, "pip", "install", "--python", str(PYTHON), "--require-hashes", "--no-deps"]
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    quietly = ["-qq", "--progress-bar=off", "--no-compile", "--root-user-action=ignore"]
    return [*pip, "install", *quietly, "--require-hashes", "--no-deps"]


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
