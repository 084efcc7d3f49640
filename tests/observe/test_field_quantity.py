"""Fields for ParaView from outside the package, and what keeps a class from being one."""

import numpy as np
import pytest
import pyvista

from chemomech.input.errors import CaseError
from chemomech.observe.field_quantity import CellField, PointField
from chemomech.observe.quantity import Quantity
from chemomech.observe.quantity_table import FIELD
from chemomech.register.outside import ingredients
from tests.support.cases import WIRE, case_of
from tests.support.restart import stopped


class Emptiness(PointField):
    """What is left of the host."""

    word = "emptiness"
    quantity = Quantity("emptiness", "Emptiness", r"1-\phi", "-", "what is left of the host")

    def value(self, model, fields):
        return 1 - fields.order_parameter


class DoubleStress(CellField):
    """Twice the hoop stress."""

    word = "double stress"
    position = 65
    quantity = Quantity("double_stress", "Double stress", r"2\sigma", "GPa", "twice the hoop stress")

    def values(self, sample):
        return 2 * sample.by_cell("hoop_stress")["hoop_stress"]


class Compression(CellField):
    """Relative loss of volume, from an expression of its own."""

    word = "compression"
    quantity = Quantity("compression", "Compression", "1-J", "-", "relative loss of volume")

    @classmethod
    def sampled(cls, model, fields, state):
        return {"compression": 1 - state.volume_ratio}


def test_one_of_an_expression_of_its_own(tmp_path):
    with ingredients([Compression]):
        stopped(case_of(WIRE, "output.fields=true"), tmp_path, 2)
    cells = pyvista.get_reader(tmp_path / "fields" / "fields.pvd").read().combine().cell_data
    assert cells["Compression [-]"] == pytest.approx(1 - cells["Volume ratio [-]"])


def test_an_expression_of_a_name_that_is_taken_is_refused(tmp_path):
    def sampled(cls, model, fields, state):
        return {"hoop_stress": state.volume_ratio}

    mine = type("Mine", (Compression,), {"__doc__": "Mine.", "word": "mine", "sampled": classmethod(sampled)})
    with ingredients([mine]), pytest.raises(CaseError, match="Mine: field: 'hoop_stress' is sampled already"):
        stopped(case_of(WIRE, "output.fields=true"), tmp_path, 2)


def test_they_are_written_beside_the_others(tmp_path):
    with ingredients([Emptiness, DoubleStress]):
        stopped(case_of(WIRE, "output.fields=true"), tmp_path, 2)
        assert list(FIELD)[5:8] == ["radial_stress", "double_stress", "hoop_stress"]
        assert list(FIELD)[-1] == "emptiness"
    assert not {"emptiness", "double_stress"} & set(FIELD)
    reader = pyvista.get_reader(tmp_path / "fields" / "fields.pvd")
    reader.set_active_time_value(reader.time_values[-1])
    body = reader.read().combine()
    assert body.point_data["Emptiness [-]"] == pytest.approx(1 - body.point_data["Order parameter [-]"])
    hoop, double = body.cell_data["Hoop stress [GPa]"], body.cell_data["Double stress [GPa]"]
    assert double == pytest.approx(2 * hoop)
    assert np.abs(hoop).max() > 0
    with pytest.raises(KeyError):
        FIELD["emptiness"]


@pytest.mark.parametrize(
    ("quantity", "message"),
    [
        (Quantity("content", "Mine", "m", "-", "mine"), "'content' is there already"),
        (Quantity("mine", "Hoop stress", "m", "GPa", "mine"), r"'Hoop stress \[GPa\]' is there already"),
        (Quantity("mine", "", "m", "-", "mine"), "its name is not a line of text"),
        (None, "does not say its quantities"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_class_is_named(quantity, message):
    mine = type("Mine", (CellField,), {"__doc__": "Mine.", "word": "mine", "quantity": quantity})
    with pytest.raises(CaseError, match=f"ingredient Mine: field: .*{message}"), ingredients([mine]):
        pass


def test_a_field_at_the_nodes_says_its_expression():
    mine = type("Mine", (PointField,), {"__doc__": "Mine.", "word": "mine", "quantity": Emptiness.quantity})
    with pytest.raises(CaseError, match="ingredient Mine: field: it does not say value"), ingredients([mine]):
        pass
