import numpy as np
import pytest
from mpi4py import MPI

from chemomech.observe.sample import Sample
from chemomech.simulation.simulation import Simulation
from tests.support.cases import BODIES, case_of


@pytest.fixture
def sample():
    radius = np.array([0.5, 0.9, 0.1])
    values = {"weight": np.array([1.0, 2.0, 1.0]), "reference_radius": radius, "depth": 1 - radius}
    return Sample(values, MPI.COMM_SELF)


def test_integral_and_means(sample):
    density = np.array([3.0, 1.0, -1.0])
    assert sample.integral(density) == 4
    assert sample.mean(density) == 1
    assert sample.mean(density, np.array([1.0, 0.0, 1.0])) == 1
    assert sample.mean(density, np.array([0.0, 1.0, 0.0])) == 1


def test_extremes_and_where(sample):
    values = np.array([3.0, 1.0, -1.0])
    assert sample.extreme(values, largest=True) == (3.0, 0.5)
    assert sample.extreme(values, largest=False) == (-1.0, 0.1)


def test_of_equal_extremes_the_innermost_counts(sample):
    assert sample.extreme(np.array([2.0, 2.0 + 1e-12, 1.0]), largest=True)[1] == 0.5


def test_values_at_both_ends(sample):
    values = np.array([3.0, 1.0, -1.0])
    assert sample.at_end(values, surface=True) == 1
    assert sample.at_end(values, surface=False) == -1


def test_next_to_an_end_may_lie_several_points(sample):
    wide = Sample(sample.values, MPI.COMM_SELF, end_layer=0.45)
    values = np.array([3.0, 1.0, -1.0])
    assert wide.at_end(values, surface=True) == pytest.approx(5 / 3)
    assert wide.at_end(values, surface=False) == 1


def test_cell_averages_count_points_by_their_volume():
    values = {"weight": np.array([1.0, 3.0, 2.0, 2.0]), "reference_radius": np.array([0.1, 0.2, 0.6, 0.8]),
              "stress": np.array([4.0, 0.0, -1.0, 3.0])}  # fmt: skip
    points = Sample(values, MPI.COMM_SELF, points_per_cell=2)
    cells = points.by_cell("stress", "reference_radius")
    assert cells["stress"] == pytest.approx([1, 1])
    assert cells["reference_radius"] == pytest.approx([0.175, 0.7])
    assert cells.integral(cells["stress"]) == pytest.approx(points.integral(points["stress"]))


@pytest.mark.parametrize("shape", BODIES)
def test_the_initial_state_of_a_body(shape):
    simulation = Simulation(case_of(BODIES[shape]), MPI.COMM_SELF)
    sample = next(simulation.observations()).sample
    volume = sample.integral(np.ones_like(sample["weight"]))
    dimension = simulation.case.geometry.dimension
    assert volume == pytest.approx(1 / dimension)
    assert volume == pytest.approx(simulation.integrator.form.volume)
    radius = sample.mean(sample["reference_radius"])
    assert radius == pytest.approx(dimension / (dimension + 1))
    for quantity in ("radial_stress", "hoop_stress", "axial_stress", "plastic_strain"):
        assert np.abs(sample[quantity]).max() < 0.2
    assert sample["site_fraction"] == pytest.approx(1 / (1 + np.exp(7)), rel=1e-2)
    assert sample["product_fraction"].min() < 0.01 < 0.9 < sample["product_fraction"].max()


def test_means_over_layers_of_equal_depth():
    values = {"weight": np.array([1.0, 3.0, 2.0, 2.0]), "depth": np.array([0.1, 0.2, 0.7, 0.8]),
              "stress": np.array([4.0, 0.0, -1.0, 3.0])}  # fmt: skip
    points = Sample(values, MPI.COMM_SELF, points_per_cell=2, end_layer=0.4)
    layers = points.by_layer("stress", "depth")
    assert layers["stress"] == pytest.approx([1, 1])
    assert layers["depth"] == pytest.approx([0.175, 0.75])
    assert layers.integral(layers["stress"]) == pytest.approx(points.integral(points["stress"]))
