"""A host made of stand-ins: every program that looks at the machine or changes it is a script."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

# All that the launcher takes from a host besides apt and debootstrap: bash,
# coreutils, util-linux, sed, grep, awk.
# fmt: off
HOST_PROGRAMS = [
    "awk", "bash", "cat", "cp", "dirname", "echo", "env", "false", "flock", "grep", "ls", "mkdir", "mktemp",
    "mv", "printf", "readlink", "realpath", "rm", "sed", "sha256sum", "sh", "sleep", "tail", "true", "xargs",
]
# fmt: on

# Each stand-in notes its call. A file hold-NAME makes it hang, fail-NAME makes it fail.
NOTE = """#!/bin/bash
state={state}
note() {{
    echo "$*" >>"$state/calls"
    if [[ -e $state/hold-$1 ]]; then : >"$state/holds"; while [[ -e $state/hold-$1 ]]; do sleep 0.02; done; fi
    [[ ! -e $state/fail-$1 ]] || exit 100
}}
"""
STAND_INS = {
    "id": "echo $(<$state/uid)",
    "df": "echo Avail; echo 99999",
    "sync": "note sync",
    "apt-helper": "note mirror; [[ $2 == */dists/*/InRelease ]]",
    "apt-config": """
if [[ $1 == dump ]]; then
    echo 'Acquire::http::Proxy "http://proxy.test:3128/";'
    echo 'Acquire::http::Proxy-Auto-Detect "/usr/bin/auto-apt-proxy";'
    echo 'DPkg::Post-Invoke:: "a-program-of-the-host";'
fi""",
    "apt-get": """
if [[ $1 == indextargets ]]; then echo main stable http://mirror.test/debian/; else note host-apt-get "$@"; fi
if [[ $1 == install ]]; then cp "$state/debootstrap" "$state/bin/"; fi""",
    "debootstrap": """
target=${@: -3:1}
mkdir -p $target/etc/{apt/apt.conf.d,dpkg/dpkg.cfg.d,ssl/certs} $target/var/cache/apt/archives
note debootstrap "$@"
: >$target/complete""",
    # what apt-get and dpkg are asked inside the root
    "chroot": """
shift
[[ "$1 $2" == "env -i" ]] && shift 2
while [[ $1 == *=* ]]; do shift; done
case "$*" in
    *--download-only*) note download "$@" ;;
    *update*) note update ;;
    *install*) note install "$@" ;;
    *) note "$@" ;;
esac""",
    "unshare": """
if [[ $1 == --root=* ]]; then
    echo "${@:3}" >>$state/entered
    if [[ $* == *"-m pip"* ]]; then note pip; exit; fi
    cd "${2#--wd=}" && exec "${@:3}"
fi
note unshare
exec "${@:4}"   # after --mount --propagation private""",
}

FAKE_PYTHON = """#!/bin/bash
PYTHONPATH={site} exec {python} -S "$@"
"""


class Host:
    """A host with nothing but the stand-ins on its PATH, and a copy of tools/ as its checkout."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.bin = self.state / "bin"
        self.roots = folder / "roots"
        self.root = self.roots / "trixie"
        self.checkout = folder / "check out"
        self.tools = self.checkout / "tools"
        self.bin.mkdir(parents=True)
        shutil.copytree(CHECKOUT / "tools", self.tools)
        for name in HOST_PROGRAMS:
            program = shutil.which(name)
            assert program is not None
            (self.bin / name).symlink_to(program)
        for name, body in STAND_INS.items():
            self.script(self.bin / name, NOTE.format(state=self.state) + body)
        self.script(self.bin / "mount", f"#!/bin/sh\necho $2 >>{self.state}/mounts\n")
        self.script(self.state / "debootstrap", (self.bin / "debootstrap").read_text())
        self.set("uid", "0")
        self.environment = {
            "PATH": str(self.bin),
            "HOME": str(folder),
            "CHEMOMECH_ROOTS": str(self.roots),
            "LD_LIBRARY_PATH": "/of/the/host",
        }

    @staticmethod
    def script(path: Path, text: str) -> None:
        path.write_text(text)
        path.chmod(0o755)

    def set(self, name: str, text: str = "") -> None:
        (self.state / name).write_text(text)

    def unset(self, name: str) -> None:
        (self.state / name).unlink()

    def python(self, folder: Path, dolfinx: str | None) -> None:
        """Installs a python3 in `folder` that has this version of dolfinx, which must not be imported."""
        site = folder / "site"
        site.mkdir(parents=True)
        if dolfinx:
            (site / "dolfinx").mkdir()
            (site / "dolfinx" / "__init__.py").write_text("raise RuntimeError('importing takes too long')\n")
            info = site / f"fenics_dolfinx-{dolfinx}.dist-info"
            info.mkdir()
            metadata = f"Metadata-Version: 2.1\nName: fenics-dolfinx\nVersion: {dolfinx}\n"
            (info / "METADATA").write_text(metadata)
        self.script(folder / "python3", FAKE_PYTHON.format(site=site, python=sys.executable))

    def fx(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.tools / "fx"), *command],
            env=self.environment,
            cwd=cwd or self.checkout,
            text=True,
            capture_output=True,
            timeout=120,
            stdin=subprocess.DEVNULL,
        )

    def start(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.tools / "fx"), *command],
            env=self.environment,
            cwd=self.checkout,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            # a shell cannot trap what was ignored when it began, as SIGINT is in `make test &`
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def start_until_held(self, name: str) -> subprocess.Popen[str]:
        """Starts a build that hangs in the stand-in `name`."""
        self.set(f"hold-{name}")
        process = self.start("true")
        for _ in range(6000):
            assert process.poll() is None, process.communicate()
            if (self.state / "holds").exists():
                break
            time.sleep(0.01)
        else:
            self.kill(process)
            pytest.fail(f"the build never called {name}")
        self.unset("holds")
        return process

    def kill(self, process: subprocess.Popen[str]) -> None:
        """Kill -9 of the call and all it started."""
        for pid in session_members(process.pid):
            with contextlib.suppress(ProcessLookupError):  # one that ended with its parent
                os.kill(pid, signal.SIGKILL)
        process.communicate()

    def make_ready(self) -> None:
        """Puts a root there as if it had been built."""
        libraries = f'tools="{self.tools}" suite=trixie; . "$tools/lib/root.sh"; stamp'
        stamp = subprocess.run(["bash", "-euc", libraries], capture_output=True, text=True, check=True).stdout
        for folder in ("apt/apt.conf.d", "dpkg/dpkg.cfg.d", "ssl/certs"):
            (self.root / "etc" / folder).mkdir(parents=True)
        (self.root / "etc/chemomech-stamp").write_text(stamp)

    def calls(self) -> list[str]:
        """The first word of each call so far, and forgets them."""
        calls = self.state / "calls"
        lines = calls.read_text().splitlines() if calls.exists() else []
        calls.write_text("")
        return [line.split()[0] for line in lines if not line.startswith("unshare")]


def session_members(session: int) -> list[int]:
    members = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            members.append(int(stat.parent.name))
    return members


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)
