import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.case import CaseError, load_case
from chemomech.materials.library import LIBRARY
from tests.support.broken import BROKEN, BROKEN_OVERRIDES, VALID
from tests.support.chance import examples


@pytest.fixture
def case_file(tmp_path, monkeypatch):
    """A function that writes a case file and gives its name relative to the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> str:
        (tmp_path / "wire.yaml").write_text(text, encoding="utf-8")
        return "wire.yaml"

    return write


def test_values_are_si(case_file):
    case = load_case(case_file(VALID))
    assert case.title == "Broken on purpose"
    assert case.temperature == 300.0
    assert (case.geometry.shape, case.geometry.dimension, case.geometry.size) == (
        "wire",
        2,
        pytest.approx(64.5e-9),
    )
    assert case.interface.width == 1e-9
    assert case.rate_constant == 2e-11
    assert case.surface.voltage == 0.022
    assert case.time.end == 21600.0
    assert case.output.times == (60.0, 3600.0)
    assert case.material.plasticity.hardening_modulus.value == 1e8
    assert case.material.plasticity.hardening_modulus.source == "case override"
    assert case.numerics.petsc_options == {"snes_monitor": True}
    assert case.resolution.cells == 129


MINIMAL = """\
material: {name: Na-Sb}
geometry: {shape: particle, radius: 100 nm}
surface: {voltage: 0.4 V}
time: {end: 1 h}
"""


def test_defaults(case_file):
    case = load_case(case_file(MINIMAL))
    assert case.temperature == 300.0
    assert case.geometry.size == 1e-7
    assert case.interface.width == 1e-9
    assert case.interface.initial_depth == 3e-9
    assert case.rate_constant == case.material.reaction.rate_constant.value
    assert case.material.surface_potential(case.initial_voltage, 300.0) == pytest.approx(-7.0, abs=1e-3)
    assert case.surface.ramp == 10.0
    assert case.output.every_depth == 5e-9
    assert case.numerics.cells_per_width == 2.0
    assert case.resolution.cells == 200


def test_defaults_follow_what_they_depend_on(case_file):
    text = MINIMAL.replace("Na-Sb", "Li-Si")
    case = load_case(case_file(text), ["interface.width=2 nm", "temperature=330 K", "geometry.radius=50 nm"])
    assert case.interface.initial_depth == 6e-9
    assert case.output.every_depth == 2.5e-9
    assert case.rate_constant == pytest.approx(case.material.rate_constant(330.0))
    assert case.rate_constant > case.material.reaction.rate_constant.value


@pytest.mark.parametrize(
    ("geometry", "dimension", "size"),
    [
        ("{shape: film, thickness: 200 nm}", 1, 200e-9),
        ("{shape: wire, radius: 60 nm, constraint: plane strain}", 2, 60e-9),
        ("{shape: particle, diameter: 90 nm}", 3, 45e-9),
    ],
)
def test_shapes(case_file, geometry, dimension, size):
    case = load_case(case_file(MINIMAL.replace("{shape: particle, radius: 100 nm}", geometry)))
    assert (case.geometry.dimension, case.geometry.size) == (dimension, pytest.approx(size))


def test_overrides_win_in_their_order(case_file):
    overrides = [
        "interface.width=3 nm",
        "interface.width=0.5 nm",
        "output.pictures=false",
        "material.name=Li-Ge",
    ]
    case = load_case(case_file(VALID), overrides)
    assert case.interface.width == 5e-10
    assert case.output.pictures is False
    assert case.material.name == "Li-Ge"


def test_overrides_reach_into_the_material(case_file):
    overrides = [
        "material.override.plasticity.yield_strength.product=1.5 GPa",
        "material.override.plasticity.flow={model: power law, reference_rate: 2.3e-3 1/s, exponent: 2.94}",
        "material.override.elasticity.youngs_modulus.product={law: linear, at_zero: 90 GPa, at_full: 30 GPa}",
    ]
    material = load_case(case_file(VALID), overrides).material
    assert material.plasticity.yield_strength.product(0.5) == 1.5e9
    assert material.plasticity.flow.exponent == 2.94
    assert material.elasticity.youngs_modulus.product(0.5) == 60e9
    assert material.plasticity.hardening_modulus.value == 1e8


def test_material_file_next_to_the_case(case_file, tmp_path):
    text = (LIBRARY / "na-sn.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(text.replace("name: Na-Sn", "name: Mine"), encoding="utf-8")
    assert load_case(case_file(MINIMAL.replace("name: Na-Sb", "file: mine.yaml"))).material.name == "Mine"


def test_faults_in_a_material_file_name_that_file(case_file, tmp_path):
    text = (LIBRARY / "na-sn.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(text.replace("value: 16.29 cm^3/mol", "value: 16.29"), encoding="utf-8")
    with pytest.raises(CaseError, match=r"^mine.yaml:\d+: host_molar_volume.value: the number 16.29 has no unit"):
        load_case(case_file(MINIMAL.replace("name: Na-Sb", "file: mine.yaml")))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_broken_case_gives_one_located_line(case_file, broken):
    with pytest.raises(CaseError) as error:
        load_case(case_file(broken.text))
    message = str(error.value)
    assert "\n" not in message
    assert message.startswith(f"wire.yaml:{broken.line}: ")
    for fragment in broken.fragments:
        assert any(choice in message for choice in fragment.split("|")), message


def test_there_are_enough_of_them():
    assert len(BROKEN) >= 40
    assert len({broken.name for broken in BROKEN}) == len(BROKEN)


@pytest.mark.parametrize("broken", BROKEN_OVERRIDES, ids=lambda broken: broken.override)
def test_broken_override_gives_one_located_line(case_file, broken):
    with pytest.raises(CaseError) as error:
        load_case(case_file(VALID), [broken.override])
    message = str(error.value)
    assert "\n" not in message
    assert message.startswith(f"--set {broken.override}: ")
    for fragment in broken.fragments:
        assert fragment in message


def test_all_faults_are_reported_in_the_order_of_lines(case_file):
    text = (
        VALID.replace("1 nm", "1").replace("Li-Si", "Li-Is").replace("6 h", "six").replace("true\nsurf", "maybe\nsurf")
    )
    with pytest.raises(CaseError) as error:
        load_case(case_file(text))
    assert [problem.place.line for problem in error.value.problems] == [4, 13, 17, 23]


def test_missing_case_file(tmp_path):
    with pytest.raises(CaseError, match="no such file"):
        load_case(tmp_path / "nowhere.yaml")


def refusals(path, *overrides):
    """Lines of the error message; none for an accepted case, and any other exception is a failure."""
    try:
        load_case(path, overrides)
    except CaseError as error:
        return str(error).split("\n")
    return []


LINES = VALID.splitlines()
KEYS = [index for index, line in enumerate(LINES) if re.match(r" *[a-z_]+:", line)]


@examples(150)
@given(line=st.sampled_from(KEYS), letter=st.integers(0, 30), new=st.sampled_from("xq_9-"))
def test_any_misspelt_key_is_an_error_in_its_line(case_file, line, letter, new):
    indent, key, rest = re.fullmatch(r"( *)([a-z_]+)(:.*)", LINES[line]).groups()
    at = letter % (len(key) + 1)
    lines = [*LINES[:line], f"{indent}{key[:at]}{new}{key[at:]}{rest}", *LINES[line + 1 :]]
    with pytest.raises(CaseError) as error:
        load_case(case_file("\n".join(lines)))
    unknown = [problem for problem in error.value.problems if "unknown key" in problem.message]
    assert [problem.place.line for problem in unknown] == [line + 1]
    assert f"did you mean {key!r}?" in unknown[0].message


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(alphabet="a1 .-+en/^m:'\"[]{}#&*!", max_size=12),
    st.sampled_from(
        ["1 nm", "1 V", "5 s", "2 GPa", "300 K", "wire", "first order", "[]", "{}", "[1 s]", "{a: {b: c}}"]
    ),
)


@examples(300)
@given(line=st.sampled_from(KEYS), value=VALUES)
def test_any_value_is_accepted_or_refused_with_located_lines(case_file, line, value):
    key = LINES[line].partition(":")[0]
    written = (
        {True: "true", False: "false", None: "null"}.get(value) if isinstance(value, (bool, type(None))) else value
    )
    lines = [*LINES[:line], f"{key}: {written}", *LINES[line + 1 :]]
    for message in refusals(case_file("\n".join(lines))):
        assert re.match(r"wire\.yaml:\d+: ", message)


@examples(200)
@given(override=st.text(alphabet="interface.width=[]{}: \n'1nm&*!\x00é", max_size=30))
def test_any_override_is_accepted_or_refused(case_file, override):
    for message in refusals(case_file(VALID), override):
        assert re.match(r"(--set |wire\.yaml:\d+: )", message)


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("interface.rate_law=symetric", "interface.rate_law: 'symetric' is not a choice; did you mean 'symmetric'?"),
        ("interface.rate_law=3", "interface.rate_law: 3 is not a choice (allowed: first order, "),
        ("interface.rate_law={law: foo}", "interface.rate_law.law: 'foo' is not a choice"),
        (
            "interface.front_strength={law: full strength, remaining: 1}",
            "interface.front_strength.remaining: unknown key",
        ),
        ("loads=[foo]", "loads.0: 'foo' is not a choice (allowed: none"),
        ("loads=[{law: none, size: 1}]", "loads.0.size: unknown key (allowed: law)"),
        ("interface.host=3", "interface.host: unknown key"),
    ],
)
def test_a_law_that_is_a_word_is_told_like_a_word(case_file, override, message):
    with pytest.raises(CaseError) as error:
        load_case(case_file(VALID), [override])
    assert message in str(error.value)
    assert "\n" not in str(error.value)
