"""The words of a case choose the ingredients; numbers become constants in scaled units."""

import pytest
from mpi4py import MPI

from chemomech.case import load_case
from chemomech.mesh.interval import interval
from chemomech.model.composition import Composer
from chemomech.physics.elasticity import AnisotropicHost, NeoHookean
from chemomech.physics.mobility import Anisotropic, Isotropic
from chemomech.physics.swelling import CrystalSwelling, IsotropicSwelling
from chemomech.physics.transport import PhaseDiffusivity, StressAssisted
from chemomech.register.kinds import FLOW_RULE, FRONT_STRENGTH, RATE_LAW
from tests.support.pointwise import number


@pytest.fixture
def model(request):
    def compose(*overrides):
        case = load_case(request.config.rootpath / "cases/li-si/wire-129nm.yaml", overrides)
        return Composer(case, interval(MPI.COMM_SELF, 4)).model()

    return compose


@pytest.mark.parametrize("word", RATE_LAW.members)
def test_rate_law(model, word):
    assert isinstance(model(f"interface.rate_law={word}").front.rate_law, RATE_LAW[word])


def test_the_linear_law_has_full_drive_at_the_surface_potential(model):
    omega = -3.7003  # 2.3 - ln(1 + exp(6)) at 22 mV
    slope = model("interface.rate_law=linear").front.rate_law.slope
    assert -omega * number(slope) == pytest.approx(1.0, rel=2e-3)


@pytest.mark.parametrize("word", FRONT_STRENGTH.members)
def test_front_strength(model, word):
    found = model(f"interface.front_strength={word}").plasticity.yield_strength.front
    assert isinstance(found, FRONT_STRENGTH[word])


def test_a_law_that_is_a_word_may_be_a_block_with_numbers(model):
    found = model("interface.front_strength={law: reaction-assisted flow, remaining: 0.2}")
    assert found.plasticity.yield_strength.front.factor(0.5) == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("rate independent", ""),
        ("linear viscosity", ", viscosity: 1 GPa s"),
        ("power law", ", reference_rate: 1e-3 1/s, exponent: 3"),
    ],
)
def test_flow_rule(model, word, numbers):
    composed = model(f"material.override.plasticity.flow={{model: {word}{numbers}}}")
    assert isinstance(composed.plasticity.flow_rule, FLOW_RULE[word])


def test_diffusion_feels_stress_only_with_an_activation_volume(model):
    assert isinstance(model().transport.diffusivity, PhaseDiffusivity)
    key = "material.override.transport.activation_volume=2 cm^3/mol"
    assert isinstance(model(key).transport.diffusivity, StressAssisted)


@pytest.mark.parametrize(("constraint", "unknown"), [("plane strain", False), ("generalised plane strain", True)])
def test_axial_stretch(model, constraint, unknown):
    assert model(f"geometry.constraint={constraint}").geometry.axial_stretch_is_unknown is unknown


def test_capillarity(model):
    assert model().front.capillarity
    assert not model("interface.capillarity=cancelled").front.capillarity


def test_front_mobility(model, request):
    assert isinstance(model().front.mobility, Isotropic)
    case = load_case(request.config.rootpath / "chemomech/verify/cases/wulff.yaml")
    assert isinstance(Composer(case, interval(MPI.COMM_SELF, 4)).model().front.mobility, Anisotropic)


CRYSTAL = "crystal={axis: [0, 0, 1], in_plane: [1, 0, 0]}"
SECTION = "geometry={shape: wire, radius: 50 nm, resolved: cross-section}"
STRETCH = "material.override={chemical_stretch: {law: axes, along_a: 1.2, along_b: 1.2, along_c: 2.646}}"
CUBIC = "{law: cubic, c11: 165.7 GPa, c12: 63.9 GPa, c44: C44}"


def test_what_knows_the_crystal_is_chosen_by_name(model):
    plain = model()
    assert isinstance(plain.swelling, IsotropicSwelling)
    assert type(plain.elasticity) is NeoHookean
    assert isinstance(model(SECTION, CRYSTAL, STRETCH).swelling, CrystalSwelling)
    alike = "material.override={chemical_stretch: {law: axes, along_a: 1.5617, along_b: 1.5617, along_c: 1.5617}}"
    assert isinstance(model(SECTION, CRYSTAL, alike).swelling, IsotropicSwelling)
    cubic = f"material.override={{elasticity: {{anisotropy: {CUBIC}}}}}"
    assert isinstance(model(SECTION, CRYSTAL, cubic.replace("C44", "79.6 GPa")).elasticity, AnisotropicHost)


@pytest.mark.parametrize(
    ("geometry", "axes"),
    [
        ("{shape: wire, radius: 50 nm, resolved: cross-section}", "abc"),
        ("{shape: wire, radius: 50 nm}", "abc"),
        ("{shape: particle, radius: 50 nm, resolved: meridian}", "acb"),
        ("{shape: film, thickness: 50 nm}", "cab"),
    ],
)
def test_the_crystal_turns_with_the_axes_of_the_tensors(model, geometry, axes):
    """With c along z: the axis of revolution is the second of a meridian, the normal of a film its first."""
    frame = model(f"geometry={geometry}", CRYSTAL, STRETCH).swelling.frame.value
    assert ["abc"[column] for column in abs(frame).argmax(axis=1)] == list(axes)


def test_a_meridian_sees_the_speed_along_its_axis(model):
    mobility = "material.override={reaction: {front_mobility: {law: axes, along_a: 1, along_b: 1, along_c: 0.1}}}"
    front = model("geometry={shape: particle, radius: 50 nm, resolved: meridian}", CRYSTAL, mobility).front
    assert abs(front.mobility.frame.value)[1] == pytest.approx([0, 0, 1])
