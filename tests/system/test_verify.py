"""``chemomech verify`` as a user calls it."""

import json

import pytest


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    from tests.system.conftest import call_in

    folder = tmp_path_factory.mktemp("verify")
    return call_in(folder)("verify", "uptake", "--quick", "--json", "found.json"), folder / "found.json"


def test_the_table_and_the_verdict(found):
    done, _ = found
    assert done.returncode == 0, done.stderr
    assert "particle: uptake" in done.stdout
    assert "carrier balance" in done.stdout
    assert "bounds kept in 1 verifications" in done.stdout


def test_the_json_holds_everything(found):
    data = json.loads(found[1].read_text())
    (one,) = data["verifications"]
    assert one["name"] == "uptake"
    assert one["passed"]
    assert {check["passed"] for check in one["checks"]} == {True}
    assert one["panels"][0]["curves"][0]["exact"]
    assert "dolfinx" in data["versions"]


@pytest.mark.parametrize(
    ("arguments", "fragments"),
    [
        (["uptakes"], ["uptakes", "did you mean 'uptake'?"]),
        (["uptake", "--jobs", "0"], ["--jobs 0", "at least one"]),
        (["uptake", "--json", "nowhere/found.json"], ["no such folder", "nowhere"]),
    ],
)
def test_what_cannot_be_run_is_said_in_one_sentence(chemomech, arguments, fragments):
    done = chemomech("verify", *arguments)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    for fragment in fragments:
        assert fragment in done.stderr


def test_two_ranks_find_the_same(found, chemomech, tmp_path):
    done = chemomech("verify", "uptake", "--quick", "--json", "found.json", prefix=("mpirun", "-n", "2"))
    assert done.returncode == 0, done.stderr
    one, two = (json.loads(file.read_text())["verifications"][0] for file in (found[1], tmp_path / "found.json"))
    assert len(one["checks"]) == len(two["checks"])
    for serial, parallel in zip(one["checks"], two["checks"], strict=True):
        assert parallel["computed"] == pytest.approx(serial["computed"], abs=1e-8), serial["quantity"]
