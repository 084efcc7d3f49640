import numpy as np
import pytest
from mpi4py import MPI

from chemomech.verify.bench import Bench
from chemomech.verify.front_of_case import FrontOfCase, at_front


def front_of(*overrides):
    return FrontOfCase(Bench(MPI.COMM_SELF).case("swelling-front", *overrides))


@pytest.mark.parametrize(
    ("phi", "modulus", "ratio", "strength"), [(0.0, 160, 0.24, 1.0), (0.5, 100, 0.23, 0.05), (1.0, 40, 0.22, 1.0)]
)
def test_properties_within_the_front(phi, modulus, ratio, strength):
    found = front_of("interface.front_strength=reaction-assisted flow").properties(np.array([phi]), np.array([phi]))
    assert found.volume_ratio == pytest.approx(1 + 2.81 * phi)
    assert found.youngs_modulus == pytest.approx(modulus)
    assert found.poissons_ratio == pytest.approx(ratio)
    assert found.yield_strength == pytest.approx(strength)


def test_full_strength_is_the_same_everywhere():
    phi = np.linspace(0, 1, 5)
    assert front_of("interface.front_strength=full strength").properties(phi, phi).yield_strength == pytest.approx(1)


def test_film_flows_at_the_yield_strength_per_intermediate_volume():
    bulk = 40 / (3 * 0.56)
    film = front_of("geometry={shape: film, thickness: 50 nm}", "interface.front_strength=full strength")
    assert film.film() == pytest.approx(-1 / np.sqrt(1 - 4 / (3 * bulk)))


def test_follows_the_run():
    """A front that moves from 0.94 to 0.9 R in two steps, while the product fills up."""
    record = {"front_position": np.array([94.0, 93.0, 90.0]), "surface_site_fraction": np.array([0.5, 0.9, 1.0])}
    states = list(front_of().with_width(record, 0.8))
    assert states[0].front == pytest.approx(0.94)
    assert states[-1].front == pytest.approx(0.9)
    assert np.abs(np.diff([state.front for state in states])).max() <= 0.1 * 0.02 * (1 + 1e-9)
    outer, core, hoop, axial = at_front(states, 0.9)
    assert outer == pytest.approx(states[-1].outer_radius)
    assert core == pytest.approx(states[-1].stresses.radial[0])
    assert [hoop, axial] == pytest.approx(states[-1].stresses.surface[1:])
