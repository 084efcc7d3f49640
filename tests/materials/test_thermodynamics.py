import pytest
from pydantic import ValidationError

from chemomech.materials import Material, read_material
from chemomech.materials.thermodynamics import Chemistry

FALLING = {"model": "open circuit voltage", "points": [[0.1, "0.3 V"], [0.5, "0.2 V"], [0.9, "0.1 V"]]}
RISING = FALLING | {"points": [[0.1, "0.3 V"], [0.5, "0.2 V"], [0.7, "0.21 V"], [0.9, "0.1 V"]]}
POLYNOMIAL = {"model": "polynomial voltage", "coefficients": ["0.2 V", "0.1 V", "-0.2 V"], "range": [0.1, 0.9]}
WIDTH = {"gradient_energy": {"value": "5e-8 J/m", "assumption": "a test"}}


def chemistry(excess, **others):
    data = read_material("Li-Si").chemistry.model_dump(mode="json", exclude_none=True)
    return Chemistry.model_validate(data | {"excess": excess | {"assumption": "a test"}} | others)


def test_a_voltage_that_falls_is_fine():
    assert chemistry(FALLING).excess.points[1] == (0.5, 0.2)


@pytest.mark.parametrize(
    ("excess", "place"),
    [(RISING, "from 0.2 V to 0.21 V between c = 0.5 and 0.7"), (POLYNOMIAL, "between c = 0.1 and 0.25")],
)
def test_one_that_rises_needs_a_gradient_energy(excess, place):
    with pytest.raises(ValidationError, match=f"{place}: the product would separate.*gradient_energy"):
        chemistry(excess)
    assert chemistry(excess, **WIDTH).excess.separation() is not None


def test_a_regular_solution_may_separate():
    """Whether it does depends on the temperature: a case warns of it."""
    assert chemistry({"model": "redlich-kister", "coefficients": ["8 kJ/mol"]}).excess.separation() is None


def test_the_place_of_the_fault_is_the_point():
    material = read_material("Li-Si").model_dump(mode="json", exclude_none=True)
    material["chemistry"]["excess"] = RISING | {"assumption": "a test"}
    with pytest.raises(ValidationError) as error:
        Material.model_validate(material)
    (found,) = error.value.errors()
    assert (found["loc"], found["ctx"]["key"]) == (("chemistry",), "excess.points.2")
