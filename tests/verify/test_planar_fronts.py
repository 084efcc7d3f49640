"""What the verifications of planar and quasi-steady fronts compute beside the exact side."""

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.theory.growth import diffusion_function, reaction_function
from chemomech.theory.growth_exponent import exponent
from chemomech.verify.bench import Bench
from chemomech.verify.bodies import DIMENSIONS, geometry
from chemomech.verify.held_surface import held_at
from chemomech.verify.sharp_limit import SharpLimit
from chemomech.verify.swelling_growth import growth_time
from chemomech.verify.transition import DEPTHS, exponents

BENCH = Bench(MPI.COMM_SELF)


@pytest.mark.parametrize("shape", DIMENSIONS)
def test_bodies_have_shape_and_size(shape):
    body = BENCH.case("transition", geometry(shape, 72.5)).geometry
    assert (body.shape, body.dimension) == (shape, DIMENSIONS[shape])
    assert body.size == pytest.approx(72.5e-9)


@pytest.mark.parametrize("site_fraction", [0.05, 0.6, 0.997])
def test_surface_held_at_a_site_fraction(site_fraction):
    case = BENCH.case("stefan", *held_at(site_fraction, BENCH.case("stefan")))
    assert SharpLimit.of(case).surface == pytest.approx(site_fraction, rel=1e-9)
    assert case.surface.initial_voltage == case.surface.voltage


def test_growth_law_of_a_film_that_swells():
    case = BENCH.case("swelling-growth", geometry("film", 50.0), "interface.rate_constant=0.01 nm/s")
    depth = np.array([4.0, 10.0, 30.0])
    # c_eq = 0.995, c_s = 0.997, D = 100 nm^2/s and Z = 3.81: t = 0.005 L/(k 0.002) + Z^2 0.996 L^2/(2 D 0.002)
    time = 250 * depth + 3.81**2 * 0.996 / 0.4 * depth**2
    assert growth_time(case, depth) == pytest.approx(time - time[0], rel=2e-3, abs=1e-6)


@pytest.mark.parametrize("shape", DIMENSIONS)
def test_exponents_of_the_growth_law_itself(shape):
    limit = SharpLimit(DIMENSIONS[shape], 60.0, 0.03, 100.0, 0.997, 0.995)
    depth = np.linspace(0.01, 0.99, 20001)
    X = 1 - (1 - depth) ** limit.dimension
    time = limit.size / limit.speed * reaction_function(X, limit.dimension)
    time += limit.size**2 / limit.stefan.parabolic_constant * diffusion_function(X, limit.dimension)
    seen = depth >= 0.1
    begun = time[seen] - time[seen][0]
    found = exponents(limit, 6.0, depth[seen] * limit.size, begun)
    if shape == "film":
        Da = limit.speed * limit.size / limit.stefan.parabolic_constant * np.sqrt(DEPTHS[1:] * DEPTHS[:-1])
        assert found == pytest.approx(exponent(Da), abs=1e-3)
    assert np.all(np.diff(found) < 0)
    assert np.all((found > 0.5) & (found < 1))
    younger = exponents(limit, 1e-6, depth[seen] * limit.size, begun)
    assert np.all(younger < found - 0.02)
