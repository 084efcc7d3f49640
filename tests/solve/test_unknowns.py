import numpy as np
import pytest
import ufl
from dolfinx.mesh import create_unit_cube
from mpi4py import MPI

from chemomech.mesh.interval import interval
from chemomech.physics.cartesian import Solid
from chemomech.physics.kinematics import Radial
from chemomech.solve.unknowns import (
    AXIAL_STRETCH,
    DISPLACEMENT,
    FIELD_NAMES,
    NUMBER_NAMES,
    POTENTIAL,
    Unknowns,
    number_of_unknowns,
)

CELLS = 7


def unknowns(stretch):
    domain = interval(MPI.COMM_SELF, CELLS)
    return Unknowns(domain, Radial(ufl.SpatialCoordinate(domain)[0], 2, stretch))


@pytest.mark.parametrize("stretch", [False, True])
def test_every_degree_of_freedom_belongs_to_one_field(stretch):
    found = unknowns(stretch)
    fields = [found.dofs(i) for i in range(len(found.names))]
    assert sorted(np.concatenate(fields)) == list(range(found.owned))
    assert [len(dofs) for dofs in fields] == [2 * CELLS + 1, *[CELLS + 1] * 3, *[CELLS] * stretch]
    assert found.names == (*FIELD_NAMES, *NUMBER_NAMES[: int(stretch)])
    assert all(np.array_equal(found.dofs(i), found.owned_dofs(i)) for i in range(len(fields)))


def test_coordinates_follow_the_order_of_the_degrees_of_freedom():
    found = unknowns(False)
    coordinates = found.coordinates(DISPLACEMENT)[:, 0]
    assert np.sort(coordinates) == pytest.approx(np.linspace(0, 1, 2 * CELLS + 1))
    function = found.space.sub(DISPLACEMENT).collapse()[0]
    assert len(coordinates) == function.dofmap.index_map.size_global


def test_boundary_degrees_of_freedom():
    from dolfinx import mesh

    found = unknowns(True)
    facets = mesh.locate_entities_boundary(found.domain, 0, lambda x: np.isclose(x[0], 1.0))
    (dof,) = found.dofs_on(POTENTIAL, facets, 0)
    place = found.coordinates(POTENTIAL)[found.dofs(POTENTIAL) == dof, 0]
    assert place == pytest.approx([1.0])


def test_without_a_stretch_nothing_is_tied():
    assert unknowns(False).ties is None


def test_the_stretch_is_one_number():
    """``x = T z`` gives all cells the value of one unknown and copies every other one."""
    found = unknowns(True)
    T = found.ties
    assert T.getSize() == (found.owned, found.owned - CELLS + 1)
    z, x = T.createVecRight(), T.createVecLeft()
    z.array[:] = np.random.default_rng(1).normal(size=len(z.array))
    T.mult(z, x)
    stretches = x.array[found.dofs(AXIAL_STRETCH)]
    others = np.delete(x.array, found.dofs(AXIAL_STRETCH))
    assert np.ptp(stretches) == 0
    assert sorted([*others, stretches[0]]) == sorted(z.array)


def test_the_potential_of_the_electrode_is_one_number_more():
    domain = interval(MPI.COMM_SELF, CELLS)
    found = Unknowns(domain, Radial(ufl.SpatialCoordinate(domain)[0], 2, True), electrode_potential=True)
    assert (found.axial_stretch, found.electrode_potential) == (4, 5)
    assert found.count == found.owned - 2 * (CELLS - 1)
    z, x = found.ties.createVecRight(), found.ties.createVecLeft()
    z.array[:] = np.arange(len(z.array), dtype=float)
    found.ties.mult(z, x)
    numbers = [np.unique(x.array[found.dofs(index)]) for index in (4, 5)]
    assert [len(values) for values in numbers] == [1, 1]
    assert numbers[0] != numbers[1]


def test_values_of_a_field_can_be_tied():
    found = unknowns(False)
    dofs = found.dofs(POTENTIAL)[:3]
    found.tie(POTENTIAL, dofs)
    assert found.count == found.owned - 2
    z, x = found.ties.createVecRight(), found.ties.createVecLeft()
    z.array[:] = np.random.default_rng(2).normal(size=len(z.array))
    found.ties.mult(z, x)
    assert np.ptp(x.array[dofs]) == 0
    assert len(np.unique(x.array)) == found.owned - 2


@pytest.mark.parametrize("stretch", [False, True])
def test_unknowns_are_counted_without_a_space(stretch):
    found = unknowns(stretch)
    assert number_of_unknowns(found.domain, stretch) == found.count


def test_unknowns_of_a_body_in_space_are_counted_without_a_space():
    domain = create_unit_cube(MPI.COMM_SELF, 2, 3, 2)
    assert number_of_unknowns(domain) == Unknowns(domain, Solid(ufl.SpatialCoordinate(domain))).count
