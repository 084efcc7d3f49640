"""Viscoplastic film on a rigid substrate: rate dependence and relaxation."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import GIGAPASCAL
from chemomech.theory.film import LinearViscosity, PowerLaw, viscous_stress
from chemomech.verify.bench import Bench, Column, Record
from chemomech.verify.film_cycle import film_of, volume_ratio
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

CURRENT = 1.4473
"""Current density [A/m^2] of the case."""
RATES = (0.5, 1.0, 2.0)
STEP = 0.2
"""Largest time step [s] of the case."""
REST = 60.0
"""Time [s] at which the current is switched off."""
COMPARED = (5.0, 15.0, REST, REST + 5.0, REST + 15.0)
"""Times [s] at which stresses are compared."""
POWER_LAW = "material.override.plasticity.flow={model: power law, reference_rate: 0.001 1/s, exponent: 3}"


def _run(bench: Bench) -> Outcome:
    checks: list[Check] = []
    loading, resting = [], []
    for rate in (1.0,) if bench.quick else RATES:
        step = f"numerics.maximum_step={2 * STEP if bench.quick else STEP} s"
        record = bench.run(bench.case("rate-dependence", f"surface.current={rate * CURRENT} A/m^2", step))
        checks += _stresses(f"linear viscosity, rate {rate:g}", record)
        loading += _curves(f"rate {rate:g}", record)
        if rate == 1.0:
            if not bench.quick:
                checks += _in_the_time_step(bench, record)
            resting += _overstress("linear viscosity", record)
    if not bench.quick:
        record = bench.run(bench.case("rate-dependence", POWER_LAW))
        checks += _stresses("power law, rate 1", record)
        resting += _overstress("power law", record)
    panels = (
        Panel("Swelling, then rest", "Time t [s]", "In-plane Cauchy stress -σ [GPa]", tuple(loading)),
        Panel("Relaxation at rest", "Time since rest [s]", "Overstress [GPa]", tuple(resting), y_scale="log"),
    )
    return Outcome(tuple(checks), panels)


def _viscous(record: Record) -> LinearViscosity:
    numbers = dict(record.case.material.plasticity.flow)
    return LinearViscosity(film_of(record).yield_strength, numbers["viscosity"] / GIGAPASCAL)


def _power_law(record: Record) -> PowerLaw:
    numbers = dict(record.case.material.plasticity.flow)
    return PowerLaw(film_of(record).yield_strength, numbers["reference_rate"], numbers["exponent"])


def _flow(record: Record) -> LinearViscosity | PowerLaw:
    """The law in numbers, by what the case gives."""
    return _viscous(record) if hasattr(record.case.material.plasticity.flow, "viscosity") else _power_law(record)


def _exact(record: Record, times: Column) -> Column:
    """In-plane Cauchy stress [GPa] at times [s] from the content, linear in time until rest and constant from then."""
    swelling = record.case.material.swelling
    knots = np.array([0.0, REST, REST + 1.0])  # the current is switched off in between
    content = np.interp(knots, record["time"], record["state_of_charge"])

    def log_swelling(time: float) -> float:
        return float(np.log(swelling(np.interp(time, knots, content))))

    return viscous_stress(film_of(record), _flow(record), times, log_swelling)


def _computed(record: Record, times: Column) -> Column:
    return np.interp(times, record["time"][1:], record["surface_hoop_stress"][1:])


def _stresses(name: str, record: Record) -> list[Check]:
    """Flow stress at the end of the loading; stress on the way and at rest."""
    film, J_c = film_of(record), volume_ratio(record)
    rises = (J_c[-1] - J_c[0]) / REST / J_c[-1]
    steady = film.cauchy(-_flow(record).steady_stress(rises))
    times: Column = np.array([0.0, *COMPARED])
    exact, computed = _exact(record, times), _computed(record, times)
    return [
        Check.relative(f"flow stress, {name}", steady, computed[1 + COMPARED.index(REST)], 0.01, "GPa"),
        *(
            Check.relative(f"stress at {time:g} s, {name}", right, found, 0.01, "GPa")
            for time, right, found in zip(times[1:], exact[1:], computed[1:], strict=True)
        ),
    ]


def _overstress_at_rest(record: Record) -> tuple[Column, Column]:
    """Times since rest and overstress [GPa]."""
    film, rests = film_of(record), record["time"] >= REST * (1 - 1e-9)
    plateau = film.cauchy(-film.yield_strength)
    return record["time"][rests] - REST, plateau - record["surface_hoop_stress"][rests]


def _relaxation_time(record: Record) -> float:
    """Relaxation time [s] fitted to the overstress at rest."""
    time, over = _overstress_at_rest(record)
    return float(-1 / np.polyfit(time, np.log(over), 1)[0])


def _in_the_time_step(bench: Bench, fine: Record) -> list[Check]:
    """Order of convergence, and the relaxation time extrapolated with it; backward Euler makes it longer."""
    coarse = bench.run(bench.case("rate-dependence", f"numerics.maximum_step={2 * STEP} s"))
    film, flow = film_of(fine), _viscous(fine)
    times: Column = np.array([0.0, REST, COMPARED[-1]])
    errors = [abs(_computed(record, times)[-1] - _exact(record, times)[-1]) for record in (coarse, fine)]
    extrapolated = 2 * _relaxation_time(fine) - _relaxation_time(coarse)
    return [
        Check.order_of("the stress at rest in the time step", 1.0, float(np.log2(errors[0] / errors[1]))),
        Check.relative("relaxation time 2η(1-ν)/E, extrapolated", flow.relaxation_time(film), extrapolated, 0.01, "s"),
    ]


def _curves(name: str, record: Record) -> list[Curve]:
    times: Column = np.linspace(0, record["time"][-1], 49, dtype=np.float64)
    few = times[1::3]
    return [
        Curve(f"{name}, exact", list(times), list(-_exact(record, times)), exact=True),
        Curve(name, list(few), list(-_computed(record, few))),
    ]


def _overstress(name: str, record: Record) -> list[Curve]:
    film = film_of(record)
    time, over = _overstress_at_rest(record)
    times: Column = np.linspace(0, time[-1], 21, dtype=np.float64)
    exact = film.cauchy(-film.yield_strength) - _exact(record, np.concatenate([[0.0], REST + times]))[1:]
    few = np.linspace(0, len(time) - 1, 15).astype(int)
    return [
        Curve(f"{name}, exact", list(times), list(exact), exact=True),
        Curve(name, list(time[few]), list(over[few])),
    ]


VERIFICATION = Verification(
    name="rate-dependence",
    title="Rate dependence and relaxation",
    description="""\
The equibiaxial state of a film on a rigid substrate is uniaxial compression along its normal plus a pressure, which
plastic flow does not see: the film is a uniaxial test at the strain rate $\\frac{2}{3}\\,d\\ln J_c/dt$. With Perzyna's
law $\\dot\\varepsilon_p = (\\sigma_{eq} - \\sigma_Y)/\\eta$ it flows at

$$\\sigma_{eq} = \\sigma_Y + \\frac{2}{3}\\,\\eta\\,\\frac{d\\ln J_c}{dt},$$

and when the current is switched off the overstress decays like $\\exp(-t/t_r)$, $t_r = 2\\eta(1-\\nu)/E$. A power law
$\\dot\\varepsilon_p = \\varepsilon_0 (\\sigma_{eq}/\\sigma_Y - 1)^m$ is compared as well. The stresses on the way come
from the ordinary differential equation of the film at finite strain (`chemomech/theory/film.py`).
""",
    run=_run,
)
