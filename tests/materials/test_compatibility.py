"""What the materials of one body must have in common."""

import pytest

from chemomech.input.document import Document
from chemomech.input.errors import Place
from chemomech.input.located import validated
from chemomech.materials import Material, read_material
from chemomech.materials.compatibility import conflict
from chemomech.materials.library import library_document
from chemomech.materials.override import overridden

SILICON = read_material("Li-Si")


def silicon(changes):
    return validated(Material, overridden(library_document("Li-Si"), Document(changes, {(): Place("here", 1, "")})))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"swelling": {"full_expansion": 0}},
        {"elasticity": {"youngs_modulus": {"product": {"law": "linear", "at_zero": "90 GPa", "at_full": "30 GPa"}}}},
        {"plasticity": {"flow": {"model": "power law", "reference_rate": "1 1/s", "exponent": 3}}},
        {"transport": {"activation_volume": "1 cm^3/mol", "reference_temperature": "310 K"}},
        {"chemistry": {"reference_voltage": {"value": "0.177 V", "source": "another one"}}},
        {"carriers_per_host": 7.5, "host_molar_volume": "24.12 cm^3/mol"},
        {"name": "mine", "host": "another", "product": "another"},
    ],
    ids=lambda changes: next(iter(changes), "nothing"),
)
def test_laws_and_sources_may_differ(changes):
    assert conflict(SILICON, silicon(changes)) is None


@pytest.mark.parametrize(
    ("changes", "key", "fragments"),
    [
        ({"carrier": "Na"}, "carrier", ["found Na", "has Li", "same carrier"]),
        ({"carrier_charge": 2}, "carrier_charge.value", ["found 2.0", "has 1.0"]),
        (
            {"chemistry": {"reference_voltage": "0.2 V"}},
            "chemistry.reference_voltage.value",
            ["found 0.2 V", "has 0.177 V", "same chemistry"],
        ),
        (
            {"chemistry": {"excess": {"model": "redlich-kister", "coefficients": ["1 kJ/mol"]}}},
            "chemistry.excess.model",
            ["found redlich-kister", "has ideal"],
        ),
        ({"reaction": {"rate_constant": "1 nm/s"}}, "reaction.rate_constant.value", ["0.02 nm/s", "one rate constant"]),
        ({"carriers_per_host": 4}, "carriers_per_host", ["found C_max = 331675", "has 310945 mol/m^3"]),
        ({"host_molar_volume": "13 cm^3/mol"}, "host_molar_volume", ["C_max = 288462", "carriers per volume of host"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_common_to_the_body_may_not(changes, key, fragments):
    found = conflict(SILICON, silicon(changes))
    assert found is not None
    assert found[0] == key
    for fragment in fragments:
        assert fragment in found[1]


def test_a_list_is_compared_as_a_whole():
    def mixing(*coefficients):
        return silicon({"chemistry": {"excess": {"model": "redlich-kister", "coefficients": list(coefficients)}}})

    assert conflict(mixing("1 kJ/mol"), mixing("1000 J/mol")) is None
    key, message = conflict(mixing("1 kJ/mol"), mixing("1 kJ/mol", "2 kJ/mol"))
    assert key == "chemistry.excess.coefficients"
    assert "['1 kJ/mol', '2 kJ/mol']" in message


def test_what_only_one_of_them_has(tmp_path):
    found = conflict(read_material("Na-Sn"), silicon({}))
    assert found is not None
    without = library_document("Li-Si").data
    reaction = {key: value for key, value in without["reaction"].items() if key != "activation_energy"}
    _, message = conflict(SILICON, Material.model_validate(without | {"reaction": reaction}))
    assert "found none" in message
