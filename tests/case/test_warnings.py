import pytest

from chemomech.case import load_case, warnings_for
from tests.support.broken import VALID


@pytest.fixture
def warnings(tmp_path):
    path = tmp_path / "wire.yaml"
    path.write_text(VALID, encoding="utf-8")
    return lambda *overrides: warnings_for(load_case(path, overrides))


def test_a_good_case_has_none(warnings):
    assert warnings() == []


@pytest.mark.parametrize(
    ("overrides", "fragments"),
    [
        (["numerics.cells_per_width=1.5"], ["cells_per_width is 1.5", "not resolved"]),
        (["interface.width=8 nm"], ["8 nm", "tenth of the size 64.5 nm"]),
        (["interface.initial_depth=1 nm"], ["initial_depth", "two widths"]),
        (["interface.width=0.005 nm", "interface.initial_depth=1 nm"], ["25800 cells"]),
        (
            ["interface.rate_constant=0.5 nm/s", "time.end=20 min", "output.times=[]"],
            ["Da_eff is 0.98", "mixed"],
        ),
        (["interface.barrier=6.1"], ["barrier 6.1", "stability"]),
        (
            ["surface.voltage=0.13 V"],
            ["voltage 0.13 V", "equilibrium voltage 0.1203 V", "nothing will react"],
        ),
        (["surface.ramp=2 h"], ["ramp 2 h", "longer than the reaction", "57"]),
        (["time.end=2 min", "output.times=[]"], ["end 2 min", "shorter than the start-up"]),
        (["time.end=200 h"], ["end 200 h", "100 times"]),
        (["output.times=[7 h]"], ["7 h", "after the end 6 h"]),
        (["material.override.plasticity.yield_strength.product=3 GPa"], ["product", "7.5 %"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_what_will_hurt_is_said_in_one_sentence(warnings, overrides, fragments):
    found = warnings(*overrides)
    assert len(found) == 1
    for fragment in fragments:
        assert fragment in found[0]


def test_a_product_that_separates_by_itself(warnings):
    found = warnings("material.override.chemistry.excess={model: redlich-kister, coefficients: [8 kJ/mol]}")
    assert "chemistry.excess makes the product separate into two phases" in found[-1]


def test_linear_law_and_large_excess_do_not_break_the_estimates(warnings):
    assert warnings("interface.rate_law=linear") == []
    found = warnings(
        "material.override.chemistry.excess={model: redlich-kister, coefficients: [500 kJ/mol, -500 kJ/mol]}"
    )
    assert any("two phases" in warning for warning in found)
