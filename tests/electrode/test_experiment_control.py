import pytest
from pydantic_core import PydanticCustomError

from chemomech.case import CaseError
from chemomech.case.currents import check_currents
from chemomech.electrode.experiment_step import ExperimentStep
from tests.support.cases import FILM, case_of

VOLTAGE = "control: potentiostatic, voltage: 0.022 V, ramp: 2 s"
PLAN = "control: experiment, steps: [STEPS]"
END = "time: {end: 1000 s}\n"


def experiment(*steps, more=""):
    plan = PLAN.replace("STEPS", ", ".join(f'"{step}"' for step in steps))
    return FILM.replace(VOLTAGE, plan + more)


def test_steps_are_plain_words():
    step = ExperimentStep.parse("Discharge  at C/10 for 2 h or until 5 mV")
    assert (step.verb, step.current.value, step.duration, step.until_voltage) == ("discharge", 0.1, 7200, 0.005)
    assert ExperimentStep.parse("hold at 5 mV until C/100").until_current.value == pytest.approx(0.01)
    assert ExperimentStep.parse("sweep at 0.1 mV/s until 1.5 V").scan_rate == pytest.approx(1e-4)
    assert ExperimentStep.parse("rest for 1 h").duration == 3600


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("recharge at C/10", "cannot read 'recharge at C/10'"),
        ("charge at C/10", "has no end; add 'until 5 mV' or 'for 1 h'"),
        ("hold at 5 mV", "has no end; add 'until C/100' or 'for 1 h'"),
        ("rest", "has no end; add 'for 1 h'"),
        ("discharge for 1 h", "does not say at what"),
        ("discharge at -C/10 for 1 h", "must be positive"),
        ("hold at C/3 for 1 h", "expected a voltage"),
        ("rest at C/3 for 1 h", "a rest is at no current"),
        ("rest until 1 V", "a rest does not end 'until 1 V'"),
        ("sweep at 1 mV/s for 1 h", "a sweep does not end 'for 1 h'"),
        ("charge at C/2 until 1 V until 2 V", "says 'until' twice"),
        ("charge at C/2 for 3 nm", "'3 nm' is not a time"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text, said):
    with pytest.raises(CaseError) as error:
        case_of(experiment("rest for 1 s", text))
    message = str(error.value)
    assert said in message
    assert "surface.steps" in message


def test_the_steps_are_written_out_as_they_were():
    case = case_of(experiment("discharge at C/10 until 5 mV", "rest for 1 h"))
    assert case.resolved()["surface"]["steps"] == ["discharge at C/10 until 5 mV", "rest for 1 h"]


def test_an_experiment_needs_no_end():
    """Twice the time that full discharge and charge at C/2 and C, and the rest, take; twice over."""
    steps = ("discharge at C/2 until 5 mV", "rest for 30 min", "charge at 1 C until 1 V")
    text = experiment(*steps, more=", repeat: 2").replace(END, "")
    assert case_of(text).end_time == pytest.approx(2 * 2 * 3.5 * 3600)
    with pytest.raises(CaseError, match=r"time.*potentiostatic does not end by itself"):
        case_of(FILM.replace(END, ""))


def test_currents_need_a_body_and_a_mass_they_refer_to():
    with pytest.raises(CaseError, match=r"surface\.steps.*no definite size"):
        case_of(experiment("discharge at 2 nA for 1 h"))
    case = case_of(experiment("discharge at 1 A/g for 1 h", "rest for 1 s"))
    weightless = case.material.model_copy(update={"host_molar_mass": None})
    with pytest.raises(PydanticCustomError, match=r"host_molar_mass is not known"):
        check_currents(case.surface, weightless, case.geometry.resolved_body)
