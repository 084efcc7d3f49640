import numpy as np
import pytest
import ufl
from scipy.optimize import brentq

from chemomech.physics.exchange import ChargeTransfer, Film, area_ratio
from chemomech.register.kinds import SURFACE_KINETICS
from tests.support.pointwise import Points, number

F = np.array([[1.2, 0.3, 0.0], [-0.1, 0.9, 0.2], [0.05, 0.0, 1.1]])


def test_the_area_ratio_is_that_of_a_deformed_parallelogram():
    normal = np.array([2.0, -1.0, 2.0]) / 3
    first = np.cross(normal, [0.0, 0.0, 1.0])
    second = np.cross(normal, first)
    before = np.linalg.norm(np.cross(first, second))
    after = np.linalg.norm(np.cross(F @ first, F @ second))
    found = number(area_ratio(ufl.as_matrix(F.tolist()), ufl.as_vector(normal.tolist())))
    assert found == pytest.approx(after / before)


def transfer(word, film=None, **numbers):
    """A law whose numbers are in the units of the problem."""
    return ChargeTransfer(SURFACE_KINETICS[word].of_numbers(**numbers), film)


def law(kinetics, difference, logit=0.0):
    return number(kinetics.flux(ufl.as_ufl(float(difference)), ufl.as_ufl(float(logit))))


def test_the_carrier_flows_down_the_potential():
    kinetics = transfer("linear", exchange_current_density=ufl.as_ufl(0.5))
    assert law(kinetics, 3.0) == pytest.approx(1.5)
    assert law(kinetics, -3.0) < 0


def test_a_film_is_in_series_with_linear_kinetics():
    one = ufl.as_ufl
    both = transfer("linear", one(4.0), exchange_current_density=one(0.5))
    assert law(both, 3.0) == pytest.approx(3.0 / (2.0 + 4.0))
    assert law(Film(one(0.25)), 3.0) == pytest.approx(3.0 / 4.0)


@pytest.mark.parametrize("alpha", [0.3, 0.5, 0.8])
def test_butler_volmer(alpha):
    kinetics = transfer(
        "butler-volmer", exchange_current_density=ufl.as_ufl(2.0), transfer_coefficient=alpha, depends_on="nothing"
    )
    for difference in (-3.0, 0.0, 5.0):
        exact = 2 * (np.exp(alpha * difference) - np.exp(-(1 - alpha) * difference))
        assert law(kinetics, difference) == pytest.approx(exact)
    assert law(kinetics, 1e-6) == pytest.approx(2e-6, rel=1e-5)


@pytest.mark.parametrize("alpha", [0.2, 0.5, 0.8])
def test_a_film_takes_its_part_of_the_overpotential(alpha):
    """``j = j_0 [exp(a (d - r j)) - exp(-(1-a) (d - r j))]``, solved by bisection."""
    resistances, differences = (1e-8, 1e-3, 1.0, 1e4), (-20.0, -2.0, -1e-3, 0.0, 0.5, 8.0, 30.0)
    resistance, difference = (values.ravel() for values in np.meshgrid(resistances, differences))
    points = Points(len(resistance))
    numbers = {"exchange_current_density": ufl.as_ufl(0.7), "transfer_coefficient": alpha, "depends_on": "nothing"}
    kinetics = transfer("butler-volmer", points.given(resistance), **numbers)
    (found,) = points.evaluate(kinetics.flux(points.given(difference), ufl.as_ufl(0.0)))
    exact = [flux_through_film(alpha, r, d) for r, d in zip(resistance, difference, strict=True)]
    assert found == pytest.approx(exact, rel=1e-6, abs=1e-9)


def flux_through_film(alpha, resistance, difference):
    def flux(across):
        return 0.7 * (np.exp(alpha * across) - np.exp((alpha - 1) * across))

    low, high = min(difference, 0.0) - 1e-12, max(difference, 0.0) + 1e-12
    return flux(brentq(lambda x: x + resistance * flux(x) - difference, low, high, xtol=1e-15, rtol=1e-15))


def test_the_exchange_needs_carrier_and_empty_sites():
    law = SURFACE_KINETICS["butler-volmer"].of_numbers(exchange_current_density=3.0, transfer_coefficient=0.3)
    for c in (0.02, 0.5, 0.9):
        found = law.exchange(np.log(c / (1 - c)))
        assert found == pytest.approx(3 * (2 * c) ** 0.7 * (2 * (1 - c)) ** 0.3)
