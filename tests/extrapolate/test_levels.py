import pytest

from chemomech.case import CaseError
from chemomech.extrapolate.levels import refined
from tests.support.cases import PARTICLE


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "particle.yaml"
    path.write_text(PARTICLE)
    return path


def test_each_level_has_half_the_width_of_the_one_before(file):
    cases = refined(file, ["interface.width=0.8 nm"], 4)
    assert [case.interface.width for case in cases] == pytest.approx([0.8e-9, 0.4e-9, 0.2e-9, 0.1e-9])


def test_the_mesh_follows_the_width(file):
    cases = refined(file, ["numerics.cells_per_width=3"], 3)
    assert [case.resolution.cells for case in cases] == [36, 72, 144]


@pytest.mark.parametrize(("overrides", "depth"), [([], 3e-9), (["interface.initial_depth=2.5 nm"], 2.5e-9)])
def test_the_initial_layer_is_the_same_at_all_levels(file, overrides, depth):
    assert {case.interface.initial_depth for case in refined(file, overrides, 3)} == {depth}


def test_nothing_else_changes(file):
    first, *others = refined(file, ["time.end=77 s"], 3)
    for other in others:
        assert other.model_copy(update={"interface": first.interface}) == first


def test_a_body_without_front_is_refused_where_it_says_so(file):
    file.write_text(PARTICLE.replace("interface: {", "interface: {initial_phase: product, "))
    with pytest.raises(CaseError, match=r"particle\.yaml:5: interface\.initial_phase: .* no front"):
        refined(file, [], 3)


def test_a_level_that_is_too_fine_is_refused_before_anything_runs(file):
    with pytest.raises(CaseError, match=r"interface\.width=.*: interface\.width: the mesh would have"):
        refined(file, ["numerics.cells_per_width=100", "interface.width=0.002 nm"], 4)
