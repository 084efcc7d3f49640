"""The cases that come with the program: tutorials that load without a warning."""

from pathlib import Path

import pytest

from chemomech.case import load_case, warnings_for
from chemomech.case.estimates import Estimates

CASES = Path(__file__).parents[2] / "cases"
CRYSTALS = (*(f"li-si/wire-{axis}.yaml" for axis in (100, 110, 111, 112)), "na-p/wire-100.yaml")
"""Cases that know the crystal; slow, and named after the direction of the axis."""
SECTION = "na-sn/wire-section.yaml"
"""The isotropic one to compare them with."""
ENDS = ("na-sn/wire-end.yaml", "na-sb/wire-end.yaml", "li-ge/wire-end-path.yaml")
"""Wires that react from their ends."""
LAYERS = ("na-sn/wire-sei.yaml", "li-si/shell-on-core.yaml", "li-si/particle-coated.yaml")
"""Cases with a coating or an inert core."""
NO_FRONT = ("na-sn/particle-plateaus.yaml", "li-asi/film-cycle.yaml", "li-asi/particle-cycle.yaml")
"""Product from the start."""
CURRENTS = ("li-si/particle-rate.yaml", "li-si/particle-remnant.yaml", "li-si/wire-100-galvanostatic.yaml")
"""At a given current."""
REGIMES = {
    "li-si/wire-129nm.yaml": "reaction controlled",
    "li-si/particle-160nm.yaml": "reaction controlled",
    "na-sb/particle-200nm.yaml": "reaction controlled",
    "li-ge/particle-300nm.yaml": "diffusion controlled",
    "na-sn/wire-500nm.yaml": "diffusion controlled",
}


def test_these_are_all():
    assert {path.relative_to(CASES).as_posix() for path in CASES.glob("*-*/*.yaml")} == {
        *REGIMES,
        *CRYSTALS,
        *ENDS,
        *LAYERS,
        SECTION,
        *NO_FRONT,
        *CURRENTS,
    }


@pytest.mark.parametrize("name", [*REGIMES, *CRYSTALS, *ENDS, *LAYERS, SECTION, *NO_FRONT, *CURRENTS])
def test_case_loads_without_warning(name):
    case = load_case(CASES / name)
    assert warnings_for(case) == []
    assert case.material.name.lower().startswith(name.split("/")[0])


@pytest.mark.parametrize("name", REGIMES)
def test_case_is_named_after_its_size(name):
    case = load_case(CASES / name)
    assert f"{case.geometry.shape}-{2e9 * case.geometry.size:g}nm.yaml" == name.split("/")[1]


@pytest.mark.parametrize(("name", "regime"), REGIMES.items())
def test_expected_regime(name, regime):
    assert Estimates.of(load_case(CASES / name)).regime == regime


@pytest.mark.parametrize("name", CRYSTALS)
def test_a_quarter_stands_for_the_wire_and_its_axis_for_the_name(name):
    case = load_case(CASES / name)
    assert case.is_mirrored
    assert f"{case.geometry.shape}-{''.join(map(str, case.crystal.axis))}.yaml" == name.split("/")[1]


@pytest.mark.parametrize("name", [*REGIMES, *CRYSTALS, *ENDS, *LAYERS, SECTION, *NO_FRONT, *CURRENTS])
def test_editors_find_the_schema_and_readers_find_a_reason_for_every_block(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../case.schema.json"
    blocks = [index for index, line in enumerate(lines) if line[:1].isalpha()]
    assert len(blocks) >= 6
    assert [lines[index] for index in blocks if not lines[index - 1].startswith("#")] == []
