import numpy as np
import pytest
import ufl

from chemomech.physics.exchange import LinearKinetics, area_ratio
from tests.support.pointwise import number

F = np.array([[1.2, 0.3, 0.0], [-0.1, 0.9, 0.2], [0.05, 0.0, 1.1]])


def test_the_area_ratio_is_that_of_a_deformed_parallelogram():
    normal = np.array([2.0, -1.0, 2.0]) / 3
    first = np.cross(normal, [0.0, 0.0, 1.0])
    second = np.cross(normal, first)
    before = np.linalg.norm(np.cross(first, second))
    after = np.linalg.norm(np.cross(F @ first, F @ second))
    found = number(area_ratio(ufl.as_matrix(F.tolist()), ufl.as_vector(normal.tolist())))
    assert found == pytest.approx(after / before)


def test_the_carrier_flows_down_the_potential():
    kinetics = LinearKinetics(ufl.as_ufl(0.5))
    assert number(kinetics.inflow(ufl.as_ufl(2.0), ufl.as_ufl(-1.0), ufl.as_ufl(1.5))) == pytest.approx(2.25)
    assert number(kinetics.inflow(ufl.as_ufl(-1.0), ufl.as_ufl(2.0), ufl.as_ufl(1.0))) < 0
