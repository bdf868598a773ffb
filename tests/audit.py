"""`make audit`: the licence of every installed package, and the known vulnerabilities of every locked one.

Prints what it finds; exits 1 for a licence that this project cannot take, a package without one, or a vulnerability.
Where the list of vulnerabilities cannot be reached, one line says so; with --strict that is a failure too.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
_TAKEN = re.compile(r"MIT|Apache|BSD|ISC|MPL|Mozilla|PSF|Python Software Foundation|Zlib|CC0|HPND|Unlicense")
_REFUSED = re.compile(r"AGPL|Affero|(?<!L)GPL|GNU General|SSPL|Commons Clause|Proprietary|BUSL")
_STATED = re.compile(r"^([\w.-]+)(?:\[\w+\])?==\S+ +# .+ \((.+)\)$", re.MULTILINE)
_PATIENCE = 600  # seconds


def refused_licences(packages: Sequence[dict[str, str]], stated: dict[str, str]) -> list[str]:
    """Return a line for each package whose licence cannot be taken, or is neither known nor `stated` by name."""
    found = []
    for package in packages:
        licence = package["License"].partition("\n")[0]
        licence = stated.get(_key(package["Name"]), "") if licence == "UNKNOWN" else licence
        if _REFUSED.search(licence) or not _TAKEN.search(licence):
            found.append(f"{package['Name']} {package['Version']}: {licence or 'no licence is told'}")
    return found


def vulnerabilities(report: dict[str, Any]) -> list[str]:
    """Return a line for each known vulnerability in a report of pip-audit."""
    return [
        f"{package['name']} {package['version']}: {each['id']}, mended in {', '.join(each['fix_versions']) or 'none'}"
        for package in report["dependencies"]
        for each in package.get("vulns", ())
    ]


def stated_licences() -> dict[str, str]:
    """Return the licences that the requirements files state, by the package's name in lower case."""
    lines = [line for path in ROOT.glob("requirements*.txt") for line in _STATED.findall(path.read_text("utf-8"))]
    return {_key(name): licence for name, licence in lines}


def main(argv: Sequence[str]) -> int:
    """Print the audit; 0 where nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail where vulnerabilities cannot be looked up")
    is_strict = parser.parse_args(argv).strict
    done = _run("piplicenses", "--from=mixed", "--format=json")
    if done.returncode:
        print("licences: not read: pip-licenses is not installed; make audit installs it")
        return 1
    packages = json.loads(done.stdout)
    bad = refused_licences(packages, stated_licences())
    kinds = Counter(package["License"].partition("\n")[0] for package in packages)
    print(f"licences: {len(packages)} packages, {len(bad)} refused; most: {kinds.most_common(5)}")
    print(*bad, sep="\n", end="\n" if bad else "")
    failures = [_audit(lock, is_strict) for lock in LOCKS]
    return int(bool(bad) or any(failures))


def _audit(lock: str, is_strict: bool) -> bool:
    """Print the known vulnerabilities of one lock file; whether that is a failure."""
    options = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    done = _run("pip_audit", "-r", lock, *options)
    try:
        found = vulnerabilities(json.loads(done.stdout))
    except ValueError:
        reason = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        print(f"vulnerabilities: {lock} not looked up: {reason[:160]}")
        return is_strict
    print(f"vulnerabilities: {lock}: {len(found)} known")
    print(*found, sep="\n", end="\n" if found else "")
    return bool(found)


def _run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_PATIENCE, check=False)


def _key(name: str) -> str:
    return re.sub(r"[._]", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
