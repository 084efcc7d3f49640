"""Elastic, perfectly plastic film on a rigid substrate, cycled."""

from __future__ import annotations

import numpy as np

from chemomech.input.constants import GIGAPASCAL
from chemomech.theory.film import Film
from chemomech.verify.bench import Bench, Column, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification import Verification

BOUND = 1e-3


def film_of(record: Record) -> Film:
    """The exact film with the constants of a case [GPa]."""
    material = record.case.material
    return Film(
        youngs_modulus=material.elasticity.youngs_modulus.product(0.5) / GIGAPASCAL,
        poissons_ratio=material.elasticity.poissons_ratio.product(0.5),
        yield_strength=material.plasticity.yield_strength.product(0.5) / GIGAPASCAL,
    )


def volume_ratio(record: Record) -> Column:
    """``J_c`` at every step: the content is uniform."""
    return np.asarray(record.case.material.swelling(record["state_of_charge"]))


def _run(bench: Bench) -> Outcome:
    record = bench.run(bench.case("film-cycle", *(["numerics.maximum_step=8 s"] if bench.quick else [])))
    film, J_c, stress = film_of(record), volume_ratio(record)[1:], record["surface_hoop_stress"][1:]
    # the run starts with a little carrier in the film, the exact answer without any
    exact = film.cycle(np.concatenate([[1.0], J_c]))[1:]
    Y = film.yield_strength
    slope = stress[0] / np.log(J_c[0])
    lowest, highest = film.cauchy(-Y), film.cauchy(Y)
    deviation = np.abs(stress - exact).max() / Y
    normal = np.abs(record["largest_radial_stress"][1:]).max() / Y
    checks = (
        Check.relative("elastic slope dσ/d ln J_c", film.slope, slope, BOUND, "GPa"),
        Check.relative("compressive plateau", lowest, stress.min(), BOUND, "GPa"),
        Check.relative("tensile plateau", highest, stress.max(), BOUND, "GPa"),
        Check.relative("range of elastic unloading", highest - lowest, np.ptp(stress), BOUND, "GPa"),
        Check.absolute("largest error of the stress in the cycle", 0.0, deviation, BOUND, "σ_Y"),
        Check.absolute("largest normal stress", 0.0, normal, 1e-6, "σ_Y"),
    )
    few = slice(None, None, 3)
    curves = (
        Curve("exact", list(J_c), list(exact / Y), exact=True),
        Curve("computed", list(J_c[few]), list(stress[few] / Y)),
    )
    panel = Panel("Cycle of a film", "Volume ratio J_c [-]", "In-plane Cauchy stress σ/σ_Y [-]", curves)
    return Outcome(checks, (panel,))


VERIFICATION = Verification(
    name="film-cycle",
    title="Cycled film on a rigid substrate",
    description="""\
A film that can only grow in thickness takes up carrier, gives some off and takes it up again. The elastic slope is
$d\\sigma/d\\ln J_c = -E/3(1-\\nu)$, the film yields at $-\\sigma_Y$, unloads elastically by $2\\sigma_Y$ and yields at
$+\\sigma_Y$. The yield condition is written on the stress $s$ per volume of the stress-free state, so that the Cauchy
stress on the plateaus is exactly

$$\\sigma = \\frac{\\mp\\sigma_Y}{\\sqrt{1 \\mp 4\\sigma_Y/3K}}$$

(2.5 % more and 2.4 % less than $\\sigma_Y$ here). In between, the elastic stretch in plane follows $J_c^{-1/3}$, and
the stress is a scalar root at finite strain (`chemomech/theory/film.py`).
""",
    run=_run,
)
