"""Ingredients from outside: one class is enough for a case, for check, for the kernels and for the reference."""

import math
import re
import warnings
from typing import Annotated, Any, ClassVar, Generic, Literal

import numpy as np
import pytest
from mpi4py import MPI
from pydantic import Field
from ruamel.yaml import YAML
from scipy.constants import R

import chemomech
from chemomech.case import CaseError, case_json_schema, derive
from chemomech.case.estimates import Estimates
from chemomech.commands.cli import main
from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.electrode.controls.experiment_control import Experiment
from chemomech.ingredients import (
    NUMPY,
    Control,
    Damage,
    DiffusivityLaw,
    LoadedSurface,
    MechanicalLoad,
    PropertyLaw,
    RateLaw,
    SwellingLaw,
)
from chemomech.input.provenance import Q
from chemomech.input.quantities import Plain, Stress
from chemomech.mesh.recipes import body_of
from chemomech.model.composition import Composer
from chemomech.physics.by_region import RegionalDamage
from chemomech.physics.damages.no_damage import NoDamage
from chemomech.physics.monotone_cubic import monotone_cubic
from chemomech.register.kinds import DIFFUSIVITY, KINDS, RATE_LAW, SWELLING_LAW
from chemomech.register.outside import ingredients
from chemomech.simulation.stopping import stopping_of
from tests.support.cases import FILM, PARTICLE, WIRE, case_of
from tests.support.runs import run_of


class Saturating(RateLaw):
    """``drive = -omega / (half + |omega|)``."""

    law: Literal["saturating"] = Field(description="-omega/(half + |omega|)")
    half: Annotated[float, Plain(above=0.0)] = Field(description="|omega| at which the drive is one half")

    def drive(self, omega, functions=NUMPY):
        return -omega / (self.half + functions.maximum(omega, -omega))

    @property
    def slope(self):
        return 1 / self.half


class Quadratic(SwellingLaw):
    """``J_c = 1 + full_expansion c^2``."""

    law: Literal["quadratic"] = Field(description="volume with the square of the content")
    full_expansion: Annotated[float, Plain(above=0.0)] = Field(description="(V - V0)/V0 of the full product")

    def __call__(self, c, functions=NUMPY):
        return 1 + self.full_expansion * c * c


class Reciprocal(PropertyLaw, Generic[Q]):
    """``f = value / (1 + c)``."""

    law: Literal["reciprocal"] = Field(description="falls with the content")
    value: Q = Field(description="value at c = 0")

    def __call__(self, c, functions=NUMPY):
        return self.value / (1 + c)


class Pipes(DiffusivityLaw):
    """``D = lattice (1 + gain eps_p)``."""

    law: Literal["pipes"] = Field(description="grows with the plastic strain")
    lattice: Annotated[float, Plain(above=0.0)] = Field(description="D [m^2/s] without plastic strain")
    gain: Annotated[float, Plain(at_least=0.0)] = Field(description="per plastic strain")

    def at(self, state, functions=NUMPY):
        return self.lattice * (1 + self.gain * state.plastic_strain)


class DeadWeight(MechanicalLoad):
    """A pressure on the deformed surface."""

    law: Literal["press"] = Field(description="a pressure that follows the surface")
    pressure: Stress = Field(description="[Pa]")

    def scaled(self, scales):
        return self.with_numbers(pressure=self.pressure / scales.stress)

    def size_at(self, time):
        return min(time / 2.0, 1.0)

    def virtual_work(self, surface: LoadedSurface) -> Any:
        import ufl

        F = surface.deformation_gradient
        area = ufl.det(F) * ufl.dot(ufl.inv(F).T, surface.normal)
        return -self.pressure * surface.size * ufl.dot(area, surface.virtual_displacement)


class Pull(MechanicalLoad):
    """A nominal stress along the axis of a wire."""

    law: Literal["pull"] = Field(description="a force along the axis over the pristine cross-section")
    stress: Stress = Field(description="[Pa]")

    def fault(self, shape):
        return (
            None
            if shape.resolved_body.is_long or shape.dimension == 2
            else "only a wire has an axis to be pulled along"
        )

    def scaled(self, scales):
        return self.with_numbers(stress=self.stress / scales.stress)

    def size_at(self, time):
        return min(time / 2.0, 1.0)

    def virtual_work(self, surface: LoadedSurface) -> Any:
        return self.stress * surface.size * surface.volume_per_area * surface.virtual_deformation[2, 2]


def test_one_class_is_enough(tmp_path):
    with ingredients([Saturating]):
        case = case_of(WIRE, "interface.rate_law={law: saturating, half: 0.5}", "time.end=20 s")
    found = {number.symbol: number for number in derive(case)}
    omega = Estimates.of(case).surface_energy
    assert found["drive"].value == pytest.approx(-omega / (0.5 - omega))
    assert found["drive"].text.startswith("saturating rate law")
    run = run_of(case, tmp_path)
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    assert case.resolved()["interface"]["rate_law"] == {"law": "saturating", "half": 0.5}


def test_a_plane_front_has_the_speed_that_check_says(tmp_path):
    """In a film without swelling and with fast diffusion: the drive of the numbers is the drive of the kernels."""
    quick = "{host: {value: 1e-12 m^2/s}, product: {value: 1e-12 m^2/s}}"
    flat = f"material.override={{swelling: {{full_expansion: 1e-6}}, transport: {{diffusivity: {quick}}}}}"
    with ingredients([Saturating]):
        case = case_of(FILM, flat, "interface.rate_law={law: saturating, half: 2}", "geometry.thickness=60 nm")
    run = run_of(case, tmp_path)
    deep = (run["front_depth"] > 15) & (run["front_depth"] < 45)
    speed = np.polyfit(run["time"][deep], run["front_depth"][deep], 1)[0]
    assert speed == pytest.approx(Estimates.of(case).speed * 1e9, rel=5e-3)


def test_a_run_takes_a_file_and_classes_at_once(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(WIRE + "\ninterface.x: 1\n".replace("interface.x: 1", ""), encoding="utf-8")
    text = WIRE.replace("rate_constant: 0.1 nm/s}", "rate_constant: 0.1 nm/s, rate_law: {law: saturating, half: 1}}")
    file.write_text(
        text.replace("end: 1000 s", "end: 3 s").replace("pictures: false", "pictures: true"), encoding="utf-8"
    )
    result = chemomech.run(file, tmp_path / "results", ingredients=[Saturating])
    assert result.status == "completed"
    assert result.folder.report.exists()
    with pytest.raises(CaseError, match="'saturating' is not a choice"):
        chemomech.load_case(tmp_path / "results" / "case.resolved.yaml")


def test_a_loaded_case_brings_its_classes_along(tmp_path):
    with ingredients([Quadratic]):
        case = case_of(WIRE, "material.override.swelling={law: quadratic, full_expansion: 1.5}", "time.end=3 s")
    result = chemomech.run(case.model_copy(), tmp_path / "results")
    assert result.folder.summary.exists()


def test_without_a_folder_results_are_temporary():
    result = chemomech.run(case_of(FILM, "time.end=0.1 s"))
    assert result.folder.history.exists()


def test_laws_for_any_property():
    modulus = "{law: reciprocal, value: 80 GPa, assumption: a test}"
    overrides = f"material.override={{elasticity: {{youngs_modulus: {{product: {modulus}}}}}}}"
    diffusion = "material.override.transport.diffusivity.product={law: reciprocal, value: 1e-16 m^2/s}"
    with ingredients([Reciprocal]):
        case = case_of(WIRE, overrides)
        assert case.material.elasticity.youngs_modulus.product(1.0) == 40e9
        assert case_of(WIRE, diffusion).material.transport.diffusivity.product(1.0) == 5e-17
        with pytest.raises(CaseError, match="no unit"):
            case_of(WIRE, overrides.replace("80 GPa", "80"))


def test_a_diffusivity_knows_the_plastic_strain(tmp_path):
    law = "{law: pipes, lattice: 5e-17, gain: GAIN}"
    depths = []
    with ingredients([Pipes]):
        for gain in (0, 20):
            override = f"material.override.transport.diffusivity.product={law.replace('GAIN', str(gain))}"
            case = case_of(WIRE, override, "time.end=25 s")
            depths.append(run_of(case, tmp_path / str(gain))["state_of_charge"][-1])
    assert depths[1] > 1.05 * depths[0]


def test_a_load_presses_a_body_together(tmp_path):
    """A sphere under a pressure that no surface carries in shear is hydrostatic; its mean stress is the pressure."""
    with ingredients([DeadWeight]):
        case = case_of(
            PARTICLE,
            "loads=[{law: press, pressure: 0.2 GPa}]",
            "interface.initial_phase=product",
            "surface={control: galvanostatic, current: 0 A/m^2, initial_voltage: 0.3 V}",
            "time.end=4 s",
        )
        run = run_of(case, tmp_path)
    assert case.resolved()["loads"] == [{"law": "press", "pressure": "0.2 GPa"}]
    for key in ("surface_radial_stress", "core_mean_stress", "surface_mean_stress"):
        assert run[key][-1] == pytest.approx(-0.2, rel=1e-3), key


@pytest.mark.parametrize(
    "body",
    [
        "{shape: particle, diameter: 24 nm}",
        "{shape: wire, diameter: 16 nm, resolved: cross-section, contact: 0.5}",
        "{shape: wire from its end, radius: 8 nm, length: 24 nm}",
    ],
)
def test_the_work_of_a_load_is_in_the_energy_balance(tmp_path, body):
    """A pressure on all of the surface, dry or not, while the body reacts and swells against it."""
    common = (PARTICLE, f"geometry={body}", "time.end=6 s", "numerics.cells_per_width=0.8")
    with ingredients([DeadWeight]):
        run = run_of(case_of(*common, "loads=[{law: press, pressure: 0.4 GPa}]"), tmp_path / "loaded")
    free = run_of(case_of(*common), tmp_path / "free")
    assert run["supplied_energy"][-1] < free["supplied_energy"][-1] - 1e6
    assert abs(run["energy_balance_error"][-1]) < 2 * abs(free["energy_balance_error"][-1]) + 5e-3


class Knock(DeadWeight):
    """A pressure that comes and goes."""

    law: Literal["knock"] = Field(description="a pressure that comes and goes")
    at: Annotated[float, Plain(at_least=0.0)] = Field(description="time [s] in the middle of it")
    rise: Annotated[float, Plain(above=0.0)] = Field(description="time [s] to come and to go")
    goes: bool = Field(True, description="whether it does")

    @property
    def breakpoints(self):
        return self.at - self.rise, self.at, self.at + self.rise

    @property
    def settled(self):
        return self.breakpoints[-1]

    def size_at(self, time):
        return max(0.0, 1 - abs(time - self.at) / self.rise)


def test_a_load_that_comes_and_goes_is_seen(tmp_path):
    """However short it is against the steps: they end where it bends."""
    still = "surface={control: galvanostatic, current: 0 A/m^2, initial_voltage: 0.3 V}"
    with ingredients([Knock]):
        load = "loads=[{law: knock, pressure: 0.2 GPa, at: 70, rise: 0.01}]"
        run = run_of(case_of(PARTICLE, load, "interface.initial_phase=product", still, "time.end=100 s"), tmp_path)
    stress = dict(zip(run["time"].round(6), run["surface_radial_stress"], strict=True))
    assert stress[70.0] == pytest.approx(-0.2, rel=1e-3)
    assert stress[69.99] == pytest.approx(stress[70.01], abs=1e-3) == pytest.approx(0.0, abs=1e-3)


def test_a_front_at_rest_ends_no_run_while_loads_and_voltage_may_change():
    with ingredients([Knock]):
        loaded = case_of(PARTICLE, "loads=[none, {law: knock, pressure: 0.2 GPa, at: 70, rise: 0.01}]")
    assert stopping_of(loaded).ramp == 70.01
    assert stopping_of(case_of(PARTICLE)).ramp == loaded.surface.settled < 70
    with ingredients([DeadWeight, Own]):
        assert stopping_of(case_of(PARTICLE, "loads=[{law: press, pressure: 0.2 GPa}]")).ramp == math.inf
        own = case_of(PARTICLE, "surface={control: own}")
    assert stopping_of(own).ramp == math.inf


class Own(Control):
    """Says what it must."""

    control: Literal["own"] = Field(description="of one's own")

    def program(self, case, size):
        raise NotImplementedError


def test_a_class_that_was_defined_again_is_told(tmp_path):
    def defined():
        class Again(DeadWeight):
            """A load."""

            law: Literal["again"] = Field(description="a load")

        return Again

    with ingredients([defined()]):
        case = case_of(PARTICLE, "loads=[{law: again, pressure: 0.2 GPa}]")
    with pytest.raises(CaseError, match="'again' is known in an earlier version of this class; load the case anew"):
        chemomech.run(case, tmp_path / "results", ingredients=[defined()])


def test_a_sweep_says_that_its_processes_do_not_know_it(tmp_path, capsys):
    (tmp_path / "base.yaml").write_text(PARTICLE)
    (tmp_path / "sweep.yaml").write_text("title: Films\nbase: base.yaml\naxes: {grid: {time.end: [1 s, 2 s]}}\n")
    with ingredients([DeadWeight]):
        assert main(["sweep", str(tmp_path / "sweep.yaml"), "--output", str(tmp_path / "out")]) == EXIT_INVALID
    assert "DeadWeight: handed over in Python, and not known to the processes" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_load_may_refuse_a_body():
    refused = pytest.raises(CaseError, match=r"loads\.1: only a wire has an axis to be pulled along")
    with ingredients([Pull]), refused:
        case_of(FILM, "loads=[none, {law: pull, stress: 0.3 GPa}]")


@pytest.mark.parametrize("resolved", ["radius", "cross-section"])
def test_a_load_pulls_a_wire_along_its_axis(tmp_path, resolved):
    """A wire that reacts hardly and does not flow: its axial stress is the force over its cross-section."""
    with ingredients([Pull]):
        case = case_of(
            WIRE,
            "loads=[{law: pull, stress: 0.3 GPa}]",
            f"geometry.resolved={resolved}",
            "interface.initial_phase=product",
            "material.override.plasticity.flow={model: none}",
            "surface={control: galvanostatic, current: 0 A/m^2, initial_voltage: 0.3 V}",
            "time.end=4 s",
        )
        run = run_of(case, tmp_path)
    assert run["core_axial_stress"][-1] == pytest.approx(0.3, rel=2e-2)
    assert run["surface_radial_stress"][-1] == pytest.approx(0.0, abs=2e-3)


def test_what_is_known_ends_with_its_context():
    before = {kind.name: list(kind.members) for kind in KINDS}
    schema = case_json_schema()
    with ingredients([Saturating, Quadratic]), ingredients([Saturating]):
        assert {"saturating"} == set(RATE_LAW.members) - set(before["rate law"])
        assert "Saturating" in case_json_schema()["$defs"]
    assert {kind.name: list(kind.members) for kind in KINDS} == before
    assert case_json_schema() == schema


def test_a_property_law_is_a_diffusivity_too():
    with ingredients([Reciprocal]):
        assert "reciprocal" in DIFFUSIVITY.members
    assert "reciprocal" not in DIFFUSIVITY.members


def bad(**said):
    return type(
        "Bad", (SwellingLaw,), {"__module__": __name__, "__call__": lambda self, c, functions=NUMPY: 1.0, **said}
    )


def literal(word):
    return {"__annotations__": {"law": Literal[word]}, "law": Field(description="a law"), "__doc__": "A law."}


class OfModuli(PropertyLaw):
    """Of one type of numbers."""

    law: Literal["of moduli"] = Field(description="a law")
    value: Stress = Field(description="[Pa]")

    def __call__(self, c, functions=NUMPY):
        return self.value


with warnings.catch_warnings(action="ignore"):  # pydantic warns too

    class Shadow(SwellingLaw):
        """A key with the name of a method."""

        law: Literal["shadow"] = Field(description="a law")
        scaled: float = Field(description="a number")

        def __call__(self, c, functions=NUMPY):
            return 1.0


class Unread(SwellingLaw):
    """A default that is text."""

    law: Literal["unread"] = Field(description="a law")
    stress: Stress = Field("1 GPa", description="[Pa]")

    def __call__(self, c, functions=NUMPY):
        return 1.0


class SecondExperiment(Experiment):
    """Another control that steps give away."""

    control: Literal["second"] = Field(description="a control")


class Unsaid(SwellingLaw):
    """A key without a description."""

    law: Literal["unsaid"] = Field(description="a law")
    number: float = 1.0

    def __call__(self, c, functions=NUMPY):
        return 1.0


class Unfinished(SwellingLaw):
    """No formula."""

    law: Literal["unfinished"] = Field(description="a law")


@pytest.mark.parametrize(
    ("member", "words"),
    [
        (bad(**literal("linear")), ("ingredient Bad", "swelling law", "'linear'", "LinearSwelling")),
        (bad(__doc__="No word."), ("ingredient Bad", "no word", "law")),
        (bad(**(literal("dumb") | {"__doc__": ""})), ("ingredient Bad", "no docstring")),
        (Unsaid, ("ingredient Unsaid", "number", "no description")),
        (Unfinished, ("ingredient Unfinished", "__call__")),
        (3, ("ingredient 3", "not a class")),
        (dict, ("ingredient dict", "not a class")),
        (SwellingLaw, ("ingredient SwellingLaw",)),
        (OfModuli, ("ingredient OfModuli", "numbers of any type")),
        (Reciprocal[Stress], ("ingredient Reciprocal", "the class of any numbers")),
        (Shadow, ("ingredient Shadow", "scaled", "hides")),
        (Unread, ("ingredient Unread", "stress", "validate_default")),
        (SecondExperiment, ("ingredient SecondExperiment", "steps", "Experiment", "told_by")),
        (bad(**literal("a.b")), ("ingredient Bad", "'a.b'", "letters")),
    ],
)
def test_a_bad_class_is_one_sentence_that_names_it(member, words, tmp_path):
    before = list(SWELLING_LAW.members)
    with pytest.raises(CaseError) as error:
        chemomech.run(case_of(FILM), tmp_path / "results", ingredients=[Quadratic, member])
    message = str(error.value)
    assert "\n" not in message
    for fragment in words:
        assert fragment in message
    assert list(SWELLING_LAW.members) == before
    assert not (tmp_path / "results").exists()


class Measured(SwellingLaw):
    """``J_c`` between the points of a file."""

    law: Literal["measured"] = Field(description="from a table in a file")
    file: str = Field(description="table of site fraction and volume ratio")
    path_keys: ClassVar[tuple[str, ...]] = ("file",)

    def __call__(self, c, functions=NUMPY):
        return monotone_cubic([(float(x), float(y)) for x, y in np.loadtxt(self.file, delimiter=",")], c, functions)


@pytest.mark.parametrize("where", ["case", "material"])
def test_a_law_may_name_a_file_beside_the_one_it_stands_in(tmp_path, where):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "volumes.csv").write_text("0, 1\n0.5, 2\n1, 3.8\n")
    law = "{law: measured, file: FILE, assumption: a test}"
    if where == "case":
        material = "{name: Li-Si, override: {swelling: LAW}}".replace("LAW", law.replace("FILE", "data/volumes.csv"))
    else:
        with ingredients([]):
            YAML().dump(case_of(FILM).resolved()["material"]["definition"], tmp_path / "data" / "own.yaml")
        text = (tmp_path / "data" / "own.yaml").read_text()
        own = re.sub(r"swelling:\n(  .*\n)+", "swelling: " + law.replace("FILE", "volumes.csv") + "\n", text)
        (tmp_path / "data" / "own.yaml").write_text(own)
        material = "{file: data/own.yaml}"
    (tmp_path / "case.yaml").write_text(FILM.replace("{name: Li-Si}", material))
    with ingredients([Measured]):
        assert chemomech.load_case(tmp_path / "case.yaml").material.full_volume_ratio == pytest.approx(3.8)


def test_what_is_no_list_is_told():
    with pytest.raises(CaseError, match="ingredients: expected a list of classes"), ingredients(Quadratic):
        pass
    with ingredients(None):
        pass


def test_a_class_that_pydantic_makes_nothing_of_harms_no_other():
    class Broken(SwellingLaw):
        """Of a type that is nowhere."""

        law: Literal["broken"] = Field(description="a law")
        number: "Nowhere" = Field(description="a number")  # noqa: F821

        def __call__(self, c, functions=NUMPY):
            return 1.0

    with pytest.raises(CaseError, match="ingredient Broken: swelling law: its block is invalid"), ingredients([Broken]):
        pass
    with ingredients([Quadratic]):
        assert "quadratic" in SWELLING_LAW.members


@pytest.mark.parametrize(
    ("drive", "slope", "words"),
    [
        (lambda omega: -5 * omega, 5.0, "beyond its largest_drive, 1"),
        (lambda omega: omega / 100, 0.01, "positive where omega is negative"),
        (lambda omega: -omega / (1 + abs(omega)), 2.0, "says the slope 2 at equilibrium"),
    ],
)
def test_a_rate_law_that_breaks_its_word_is_refused(drive, slope, words):
    class Wrong(RateLaw):
        """Not what it says."""

        law: Literal["wrong"] = Field(description="a law")

        def drive(self, omega, functions=NUMPY):
            return drive(omega)

        @property
        def slope(self):
            return slope

    refused = pytest.raises(CaseError, match=f"interface.rate_law: the rate law 'wrong' .*{words}")
    with ingredients([Wrong]), refused:
        case_of(FILM, "interface.rate_law=wrong")


class HalfLost(Damage):
    """A part of the stiffness is gone from the start."""

    law: Literal["half lost"] = Field(description="a part of the stiffness")
    left: Annotated[float, Plain(above=0.0)] = Field(description="what is left of it [-]")

    def strain_energy(self, intact, elastic_volume_ratio):
        return self.left * intact


def test_damage_is_that_of_its_region(tmp_path):
    law = "{damage: {law: half lost, left: 0.5}}"
    whole = (PARTICLE, "geometry.core_diameter=12 nm", "time.end=8 s")
    with ingredients([HalfLost]):
        cases = {
            "sound": case_of(*whole, "regions={core: {}, shell: {}}"),
            "core": case_of(*whole, f"regions={{core: {{override: {law}}}, shell: {{}}}}"),
            "body": case_of(*whole, f"material.override={law}", "regions={core: {}, shell: {}}"),
        }
        stresses = {name: run_of(case, tmp_path / name)["core_mean_stress"][-1] for name, case in cases.items()}
    assert len({round(stress, 6) for stress in stresses.values()}) == 3
    bodies = {name: body_of(case, MPI.COMM_SELF) for name, case in cases.items()}
    found = {name: Composer(cases[name], body.domain, body.regions).model().damage for name, body in bodies.items()}
    assert isinstance(found["sound"], NoDamage)
    assert isinstance(found["body"], HalfLost)
    assert isinstance(found["core"], RegionalDamage)


def test_thermal_energy_is_that_of_the_case():
    assert case_of(FILM).material.energy_scale(300.0) == pytest.approx(R * 300 * case_of(FILM).material.carrier_density)
