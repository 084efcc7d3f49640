"""Fits of whole runs."""

import json

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from chemomech.case import load_case
from chemomech.commands.cli import main
from chemomech.observe.quantity_table import HISTORY
from tests.support.cases import FILM

RATE, END = "interface.rate_constant", 60.0
CASE = FILM.replace("1000 s", f"{END:g} s")


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Depths of a film's front with 1 % noise, and the case they come from with another rate."""
    from chemomech.simulation.runner import run

    folder = tmp_path_factory.mktemp("fit")
    case = folder / "film.yaml"
    case.write_text(CASE, encoding="utf-8")
    run(load_case(case), folder / "truth")
    history = pd.read_csv(folder / "truth" / "history.csv")
    times = np.linspace(10, END, 16)
    depth = np.interp(times, history[HISTORY["time"].header], history[HISTORY["front_depth"].header])
    noise = np.random.default_rng(1).standard_normal(len(times))
    rows = [f"{t / 60},{d + 0.05 * n},0.05\n" for t, d, n in zip(times, depth, noise, strict=True)]
    (folder / "data.csv").write_text("Time [min],Front depth [nm],±\n" + "".join(rows), encoding="utf-8")
    case.write_text(CASE.replace("0.1 nm/s", "0.2 nm/s"), encoding="utf-8")
    return folder


def test_a_rate_is_found_again_within_its_error_bar(measured, capsys):
    output = measured / "fitted"
    call = ["fit", str(measured / "data.csv"), str(measured / "film.yaml"), "--free", RATE, "--output", str(output)]
    assert main(call) == 0
    found = json.loads((output / "fit.json").read_text(encoding="utf-8"))
    (rate,) = found["parameters"]
    assert abs(rate["value"] - 1e-10) < 2.5 * rate["standard_deviation"]
    assert rate["standard_deviation"] < 0.02 * rate["value"]
    assert found["misfit"] / found["degrees_of_freedom"] == pytest.approx(1, abs=0.8)
    assert load_case(output / "fitted.yaml").interface.rate_constant == pytest.approx(rate["value"], rel=1e-5)
    with Image.open(output / "fit.png") as picture:
        assert picture.width > 800
    assert "Fitted values" in capsys.readouterr().out
    assert main(call) == 2
    assert "holds an earlier fit" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--free", "interface.rate"], "--free: interface.rate: the case has no number here"),
        (["--free", RATE, "--bounds", RATE], "expected KEY=VALUE"),
        (["--free", RATE, "--bounds", f"{RATE}=1 nm/s"], "expected LOW..HIGH"),
        (["--free", RATE, "--bounds", f"{RATE}=0 nm/s..1 nm/s"], "must be above 0"),
        (["--free", RATE, "--searches", "0"], "allowed are 1 to 100"),
    ],
)
def test_nothing_is_started_on_bad_input(measured, tmp_path, arguments, message, capsys):
    output = tmp_path / "out"
    call = ["fit", str(measured / "data.csv"), str(measured / "film.yaml"), *arguments, "--output", str(output)]
    assert main(call) == 2
    error = capsys.readouterr().err
    assert message in error
    assert len(error.strip().splitlines()) == 1
    assert not output.exists()


@pytest.mark.slow
def test_the_published_end_point_of_the_wire(tmp_path):
    """Where the 129 nm wire stopped gives the yield strength of its product: the data do not know it better."""
    key, output = "material.override.plasticity.yield_strength.product", tmp_path / "out"
    data, case = "cases/li-si/measured/wire-129nm.csv", "cases/li-si/wire-129nm.yaml"
    assert main(["fit", data, case, "--free", key, "--start", f"{key}=0.8 GPa", "--output", str(output)]) == 0
    found = json.loads((output / "fit.json").read_text(encoding="utf-8"))
    (strength,) = found["parameters"]
    assert found["misfit"] < 1e-3
    assert abs(strength["value"] - 1.4e9) < 2 * strength["standard_deviation"]
    assert strength["standard_deviation"] < 0.2e9
