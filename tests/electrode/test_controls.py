"""Controls of the surface: what each one answers, and one from outside the package."""

import math
import subprocess
import sys
from typing import ClassVar, Literal

import numpy as np
import pytest
from pydantic import Field

from chemomech.case import CaseError, case_json_schema, derive, warnings_for
from chemomech.case.control import Control
from chemomech.case.current import Current
from chemomech.electrode.program import Program
from chemomech.electrode.set_points import SetPoints
from chemomech.electrode.size import ElectrodeSize
from chemomech.electrode.state import ElectrodeState
from chemomech.electrode.step import Programmed
from chemomech.input.quantities import Duration, Voltage
from chemomech.register.kinds import CONTROL
from chemomech.register.outside import ingredients
from chemomech.simulation.stopping import stopping_of
from chemomech.simulation.summary import kinetics_of
from chemomech.sweep.careful import careful
from tests.support.cases import FILM, case_of
from tests.support.runs import run_of
from tests.test_rooms import SOLVER

SURFACES = {
    "potentiostatic": "voltage: 0.022 V, ramp: 2 s, changes: [{at: 5 s, voltage: 0.1 V, ramp: 1 s}]",
    "galvanostatic": "current: 2 C, ramp: 2 s, changes: [{at: 5 s, current: -C/2, ramp: 1 s}], until: 5 mV",
    "experiment": "steps: [discharge at C/2 until 5 mV, rest for 1 h, charge at 1 C for 1 h], repeat: 2, ramp: 2 s",
}
"""With later set points and repetitions; others are as their examples."""
SIZE = ElectrodeSize(30e-9, None)


def controlled(surface, *overrides):
    return case_of(FILM.replace("control: potentiostatic, voltage: 0.022 V, ramp: 2 s", surface), *overrides)


@pytest.fixture(params=CONTROL.members)
def case(request):
    return controlled(f"control: {request.param}, {SURFACES.get(request.param, CONTROL[request.param].example)}")


def test_its_program_begins_at_the_start_of_the_run(case):
    program = case.surface.program(case, SIZE)
    assert isinstance(program, Program)
    assert math.isfinite(program.value(0.0))
    assert program.gives_current <= case.surface.may_give_current
    if not program.gives_current:
        assert program.value(0.0) == case.initial_voltage
    assert 0 < program.longest_time_step < program.expected
    assert program.next_change(0.0) > 0


def test_what_ends_the_run_says_so(case):
    program = case.surface.program(case, SIZE)
    if not case.surface.ends_run:
        assert not program.limited
        assert not program.advance(case.end_time, ElectrodeState(-1.0, 0.0))
    assert bool(program.ending) == case.surface.ends_run


def test_it_answers_what_a_case_asks(case):
    surface = case.surface
    assert surface.ramp_end == 2.0
    assert surface.settled in (0.0, 6.0)
    assert math.isfinite(case.surface_potential)
    assert all(isinstance(current, Current) and key for key, current in surface.currents())
    lasting = surface.longest_duration(case.material, SIZE.thickness)
    assert lasting is None or lasting > 0
    assert isinstance(warnings_for(case), list)
    assert ("i_1C" in {number.symbol for number in derive(case)}) == surface.may_give_current
    assert ("numerics.first_step" in careful(case)) == (not surface.may_give_current)
    assert stopping_of(case).ramp == surface.settled


def test_it_answers_what_a_report_asks(case):
    surface, row = case.surface, {"time": 4.0, "cycle": 2.0, "experiment_step": 2.0}
    assert surface.in_short
    assert all(surface.texts_of_steps)
    assert isinstance(surface.shows_cycles, bool)
    done = surface.share_done(row)
    assert done is None or 0 <= done <= 1
    assert (done is None) == (not surface.texts_of_steps)


def test_its_word_may_be_left_out(case):
    word = case.surface.control
    assert controlled(SURFACES[word]) == case
    assert controlled(f"control: {word}, {SURFACES[word]}").resolved()["surface"]["control"] == word


@pytest.mark.parametrize(
    ("surface", "said"),
    [
        ("ramp: 2 s", "surface.voltage: missing key"),
        ("current: C/2, voltage: 1 V", "surface.voltage: unknown key"),
        ("steps: [rest for 1 s], current: C/2", "surface.current: unknown key"),
        ("control: manual", "surface.control: .*experiment, galvanostatic, potentiostatic"),
    ],
)
def test_a_key_tells_which_control_is_meant(surface, said):
    with pytest.raises(CaseError, match=said):
        controlled(surface)


@pytest.mark.parametrize("file", ["potentiostatic", "galvanostatic", "experiment_control"])
def test_each_may_be_loaded_first_and_loads_no_solver(file):
    code = (
        f"import sys, chemomech.electrode.controls.{file}\n"
        "from chemomech.register.kinds import CONTROL\n"
        f"print(sorted(CONTROL.members), {{name.strip(':') for name in {SOLVER}}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{sorted(CONTROL.members)} set()\n"


class SinusoidalVoltage(Control):
    """``V = mean + amplitude sin(2 pi t/period)``, from the mean on, which is reached by a ramp of a period."""

    told_by: ClassVar[str | None] = "amplitude"

    control: Literal["sinusoidal"] = Field(description="a voltage that swings around a mean")
    mean: Voltage = Field(description="mean voltage [V]")
    amplitude: Voltage = Field(description="largest distance [V] from it")
    period: Duration = Field(description="time [s] of a swing")

    POINTS: ClassVar[int] = 40

    def program(self, case, size):
        """A polygon through the sine."""
        times = np.arange(self.period, case.end_time + self.period, self.period / self.POINTS)
        values = self.mean + self.amplitude * np.sin(2 * np.pi * times / self.period)
        points = SetPoints((0.0, *times), (case.initial_voltage, *values))
        return Program([Programmed(points, False, self.period)], 1, case.initial_voltage)

    def driving_potential(self, material, temperature):
        """Of the mean."""
        return material.surface_potential(self.mean, temperature)

    @property
    def ramp_end(self):
        """A period."""
        return self.period

    @property
    def shows_cycles(self):
        """Yes: each swing is one."""
        return True


SWING = "mean: 0.05 V, amplitude: 20 mV, period: 4 s"


def test_a_control_from_outside_is_a_case():
    with ingredients([SinusoidalVoltage]):
        case = controlled(SWING)
        assert case.surface.control == "sinusoidal"
        assert case.resolved()["surface"]["amplitude"] == "0.02 V"
        held = controlled("voltage: 0.05 V")
        assert [str(number) for number in derive(case)] == [str(number) for number in derive(held)]
        assert warnings_for(case) == warnings_for(held)
        assert "SinusoidalVoltage" in case_json_schema()["$defs"]
        with pytest.raises(CaseError, match=r"surface\.period: missing key"):
            controlled(SWING.replace(", period: 4 s", ""))
    with pytest.raises(CaseError, match="unknown key"):
        controlled(SWING)


def test_a_control_from_outside_drives_a_run(tmp_path):
    with ingredients([SinusoidalVoltage]):
        run = run_of(controlled(SWING, "time.end=12 s", "output.pictures=true"), tmp_path / "run")
        assert run.summary["status"] == "completed"
        swinging = run["time"] >= 4.0
        sine = 0.05 + 0.02 * np.sin(2 * np.pi * run["time"] / 4)
        assert run["voltage"][swinging] == pytest.approx(sine[swinging], abs=1e-4)
        assert np.ptp(run["current_density"]) > 0
        assert kinetics_of(run.case, run.columns)["exponent"] is None
        assert "experiment" not in run.summary
        assert (tmp_path / "run" / "voltage.png").exists()
        assert "sinusoidal" in (tmp_path / "run" / "report.html").read_text(encoding="utf-8")
