"""tools/fx on a host made of stand-ins (see conftest.py); tools/test-launcher tries it on the real one."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

BUILD = ["mirror", "debootstrap", "dpkg", "update", "download", "install", "pip", "sync"]
UPDATE = [call for call in BUILD if call != "debootstrap"]


class TestDirect:
    """A Python that has dolfinx is used as it is."""

    @pytest.mark.parametrize("version", ["0.9.0", "0.10.0.post5", "0.11.0"])
    def test_recent_dolfinx(self, host, version):
        host.python(host.bin / "../env", version)
        host.environment["PATH"] = f"{host.state}/env:{host.bin}"
        show = 'echo "$PATH|$PYTHONPATH|$OMP_NUM_THREADS|$1|$2"; exit 7'
        done = host.fx("bash", "-c", show, "x", "two words", "*")
        path, pythonpath, threads, *arguments = done.stdout.rstrip("\n").split("|")
        assert (done.returncode, done.stderr) == (7, "")
        assert path == f"{host.tools}/bin:{host.environment['PATH']}"
        assert pythonpath == str(host.checkout)
        assert threads == "1"
        assert arguments == ["two words", "*"]
        assert host.calls() == []

    def test_the_second_python_on_the_path(self, host):
        host.python(host.state / "first", None)
        host.python(host.state / "second", "0.9.0")
        host.environment["PATH"] = f"{host.state}/first:{host.state}/second:{host.bin}"
        done = host.fx("bash", "-c", "type -p python3")
        assert done.stdout == f"{host.state}/second/python3\n"

    @pytest.mark.parametrize("version", ["0.5.2", "0.8.0", None])
    def test_old_dolfinx_does_not_count(self, host, version):
        host.python(host.state / "env", version)
        host.environment["PATH"] = f"{host.state}/env:{host.bin}"
        host.set("uid", "1000")
        assert host.fx("true").returncode == 1

    def test_a_suite_asked_for_wins(self, host):
        host.python(host.state / "env", "0.11.0")
        host.environment |= {"PATH": f"{host.state}/env:{host.bin}", "CHEMOMECH_SUITE": "sid"}
        assert host.fx("true").returncode == 0
        assert host.calls() == BUILD
        assert (host.roots / "sid" / "complete").exists()

    def test_an_activated_environment_wins_over_a_root(self, host):
        host.make_ready()
        host.python(host.state / "env", "0.10.0")
        host.environment |= {"PATH": f"{host.state}/env:{host.bin}", "CONDA_PREFIX": str(host.state)}
        assert host.fx("bash", "-c", "echo ${CHEMOMECH_INSIDE-outside}").stdout == "outside\n"

    def test_inside_a_root(self, host):
        host.environment["CHEMOMECH_INSIDE"] = "trixie"
        assert host.fx("bash", "-c", "exit 3").returncode == 3
        host.environment["CHEMOMECH_SUITE"] = "sid"
        done = host.fx("true")
        assert done.returncode == 1
        assert "already runs in trixie" in done.stderr
        assert host.calls() == []


class TestNoWay:
    """Where nothing can be set up, the ways to install are named."""

    def assert_ways(self, host, reason):
        done = host.fx("true")
        assert (done.returncode, done.stdout) == (1, "")
        assert reason in done.stderr
        for way in ("apt-get install", "environment.yml", "docker build"):
            assert way in done.stderr
        assert "debootstrap" not in host.calls()

    def test_not_root(self, host):
        host.set("uid", "1000")
        self.assert_ways(host, "you are not root")

    def test_no_apt(self, host):
        (host.bin / "apt-get").unlink()
        self.assert_ways(host, "there is no apt")

    def test_no_mounts(self, host):
        host.set("fail-unshare")
        self.assert_ways(host, "may not mount")

    def test_no_mirror(self, host):
        host.set("fail-mirror")
        self.assert_ways(host, "asked: http://mirror.test/debian;")

    def test_no_command(self, host):
        done = host.fx()
        assert done.returncode == 2
        assert "CHEMOMECH_SUITE" in done.stdout


class TestBuild:
    """A root is built once, and every interruption can be recovered from."""

    def test_once(self, host):
        done = host.fx("bash", "-c", 'echo "$1"; exit 5', "x", "a  b")
        assert (done.returncode, done.stdout) == (5, "a  b\n")
        assert "setting up Debian trixie" in done.stderr
        assert host.calls() == BUILD
        assert sorted(path.name for path in host.roots.iterdir()) == ["trixie", "trixie.lock", "trixie.log"]
        done = host.fx("bash", "-c", "exit 5")
        assert (done.returncode, done.stderr) == (5, "")
        assert host.calls() == []

    def test_installs_the_list(self, host):
        host.fx("true")
        calls = (host.state / "calls").read_text().splitlines()
        (install,) = [call for call in calls if call.startswith("install")]
        packages = install.split("--fix-broken ")[1].split()
        assert {"python3-dolfinx", "mypy", "git"} <= set(packages)
        assert not any("#" in package for package in packages)

    def test_debootstrap_is_fetched(self, host):
        (host.bin / "debootstrap").unlink()
        host.fx("true")
        calls = host.calls()
        assert calls[0] == "host-apt-get"
        assert calls[-len(BUILD) :] == BUILD

    @pytest.mark.parametrize("stage", ["debootstrap", "download", "install", "sync"])
    def test_interrupted(self, host, stage):
        host.kill(host.start_until_held(stage))
        host.unset(f"hold-{stage}")
        assert not (host.root / "etc/chemomech-stamp").exists()
        host.calls()
        done = host.fx("echo", "there")
        assert (done.returncode, done.stdout) == (0, "there\n")
        assert host.calls() == (BUILD if stage == "debootstrap" else UPDATE)
        assert (host.root / "complete").exists()
        assert not (host.roots / "trixie.new").exists()

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_asked_to_stop(self, host, number):
        process = host.start_until_held("install")
        os.kill(process.pid, number)
        _, said = process.communicate(timeout=120)
        assert process.returncode == 130
        assert "will go on from here" in said
        host.unset("hold-install")
        host.calls()
        assert host.fx("true").returncode == 0
        assert host.calls() == UPDATE

    def test_after_a_loss_of_power(self, host):
        host.kill(host.start_until_held("install"))
        host.unset("hold-install")
        host.calls()
        (host.root / "etc/chemomech-unfinished").write_text("another boot\n")
        assert host.fx("true").returncode == 0
        assert host.calls() == BUILD

    def test_what_cannot_be_mended_is_built_anew(self, host):
        host.kill(host.start_until_held("install"))
        host.unset("hold-install")
        host.calls()
        host.set("fail-install")
        done = host.fx("true")
        assert done.returncode == 1
        assert "starting over" in done.stderr
        assert "failed in the stage 'packages: install'" in done.stderr
        assert str(host.roots / "trixie.log") in done.stderr
        assert host.calls() == [*UPDATE[:-2], *BUILD[:-2]]

    def test_stamp_missing(self, host):
        host.make_ready()
        (host.root / "etc/chemomech-stamp").unlink()
        host.fx("true")
        assert host.calls() == UPDATE

    def test_root_missing(self, host):
        host.make_ready()
        shutil.rmtree(host.root)
        host.fx("true")
        assert host.calls() == BUILD

    @pytest.mark.parametrize(("name", "line"), [("packages.txt", "units  # why"), ("requirements.txt", "x")])
    def test_list_changed(self, host, name, line):
        host.make_ready()
        with (host.tools / name).open("a") as file:
            print(line, file=file)
        done = host.fx("true")
        assert "the package list has changed" in done.stderr
        assert host.calls() == UPDATE
        assert host.fx("true").stderr == ""

    def test_comment_changed(self, host):
        host.make_ready()
        with (host.tools / "packages.txt").open("a") as file:
            print("# a remark", file=file)
        assert host.fx("true").stderr == ""

    def test_a_failed_download_leaves_the_old_root_usable(self, host):
        host.make_ready()
        packages = host.tools / "packages.txt"
        old = packages.read_text()
        packages.write_text(old + "units\n")
        host.set("fail-update")
        assert host.fx("true").returncode == 1
        packages.write_text(old)
        assert host.fx("true").stderr == ""

    def test_two_at_once(self, host):
        first = host.start_until_held("download")
        second = host.start("echo", "second")
        assert second.stderr is not None
        assert "waiting for it" in second.stderr.readline()
        host.unset("hold-download")
        assert first.wait(120) == 0
        first.communicate()
        assert second.communicate(timeout=120)[0] == "second\n"
        assert host.calls() == BUILD

    def test_without_pypi(self, host):
        host.set("fail-pip")
        done = host.fx("echo", "there")
        assert (done.returncode, done.stdout) == (0, "there\n")
        assert "no ruff" in done.stderr
        assert host.fx("true").stderr == ""

    def test_settings_of_the_host(self, host):
        host.fx("true")
        settings = (host.root / "etc/apt/apt.conf.d/90chemomech").read_text()
        assert 'Acquire::http::Proxy "http://proxy.test:3128/";' in settings
        assert "auto-apt-proxy" not in settings
        assert "a-program-of-the-host" not in settings
        sources = (host.root / "etc/apt/sources.list").read_text()
        assert sources == "deb http://mirror.test/debian trixie main\n"
        assert (host.root / "etc/resolv.conf").read_text() == Path("/etc/resolv.conf").read_text()


class TestInside:
    """What a command sees in the root."""

    def test_environment(self, host):
        host.environment |= {
            "TERM": "dumb",
            "HTTPS_PROXY": "p",
            "OMP_NUM_THREADS": "2",
            "PYTHONHOME": "/host",
        }
        host.make_ready()
        lines = host.fx("env").stdout.splitlines()
        inside = dict(line.split("=", 1) for line in lines)
        assert inside["PATH"].split(":")[0] == f"{host.tools}/bin"
        assert str(host.bin) not in inside["PATH"]
        assert inside["PYTHONPATH"] == str(host.checkout)
        assert (inside["TERM"], inside["HTTPS_PROXY"], inside["OMP_NUM_THREADS"]) == ("dumb", "p", "2")
        assert not {"LD_LIBRARY_PATH", "PYTHONHOME"} & set(inside)

    def test_folders_of_the_host(self, host):
        host.make_ready()
        host.fx("true")
        mounts = set((host.state / "mounts").read_text().splitlines())
        assert {"/proc", "/sys", "/dev", "/tmp", "/home"} <= mounts
        assert not {"/usr", "/etc", "/bin", "/lib", "/var", "/run"} & mounts

    def test_current_folder(self, host):
        folder = host.checkout / "results here"
        folder.mkdir()
        host.make_ready()
        assert host.fx("bash", "-c", "pwd", cwd=folder).stdout == f"{folder}\n"

    def test_stdin(self, host):
        host.make_ready()
        done = subprocess.run(
            [str(host.tools / "fx"), "cat"],
            env=host.environment,
            cwd=host.checkout,
            input="text",
            text=True,
            capture_output=True,
        )
        assert done.stdout == "text"


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="apt reads its own sources, and there is none")
class TestMirror:
    """The mirror is the one the host's apt uses, whatever the format of its sources."""

    def mirrors(self, host, folder, name, text):
        sources = folder / "sources.list.d"
        sources.mkdir()
        (sources / name).write_text(text)
        configuration = folder / "apt.conf"
        configuration.write_text(
            f'Dir::Etc::sourcelist "/dev/null"; Dir::Etc::sourceparts "{sources}"; Dir::State::lists "{folder}";'
        )
        done = subprocess.run(
            ["bash", "-euc", f'. "{host.tools}/lib/mirror.sh"; listed_mirrors'],
            env={"PATH": os.environ["PATH"], "APT_CONFIG": str(configuration)},
            text=True,
            capture_output=True,
            check=True,
        )
        return done.stdout.split()

    def test_deb822(self, host, tmp_path):
        text = """
            Types: deb deb-src
            URIs: http://one.test/debian http://two.test/debian/
            Suites: bookworm bookworm-updates
            Components: main contrib
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

            Types: deb
            URIs: http://one.test/debian-security
            Suites: bookworm-security
            Components: main

            Types: deb
            URIs: http://off.test/debian
            Suites: bookworm
            Components: main
            Enabled: no
        """
        text = "\n".join(line.strip() for line in text.splitlines())
        assert self.mirrors(host, tmp_path, "debian.sources", text) == [
            "http://one.test/debian",
            "http://two.test/debian",
        ]

    def test_one_line(self, host, tmp_path):
        text = """
            # deb http://off.test/debian bookworm main
            deb [signed-by=/a.gpg arch=amd64] http://shop.test/linux bookworm stable
            deb-src http://one.test/debian bookworm main
            deb http://one.test/debian bookworm main contrib  # ours
            deb http://one.test/debian bookworm-updates main
            deb http://one.test/debian-security bookworm-security main
        """
        assert self.mirrors(host, tmp_path, "debian.list", text) == ["http://one.test/debian"]

    def test_list_of_mirrors(self, host, tmp_path):
        mirrors = tmp_path / "mirrors.txt"
        mirrors.write_text("# near ones\nhttp://one.test/debian/\thigh\nhttp://two.test/debian\n")
        text = f"deb mirror+file:{mirrors} bookworm main\n"
        assert self.mirrors(host, tmp_path, "d.list", text) == [
            "http://one.test/debian",
            "http://two.test/debian",
        ]
