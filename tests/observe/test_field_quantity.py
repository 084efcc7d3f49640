"""Fields for ParaView from outside the package, and what keeps a class from being one."""

import numpy as np
import pytest
import pyvista
import ufl

from chemomech.deformed.series import Series
from chemomech.input.errors import CaseError
from chemomech.observe.field_quantity import CellField, PointField
from chemomech.observe.quantity import Quantity
from chemomech.observe.quantity_table import FIELD
from chemomech.register.outside import ingredients
from chemomech.report.turnable import body_plot
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
        order = list(FIELD)
        assert order.index("radial_stress") < order.index("double_stress") < order.index("hoop_stress")
        assert order.index("emptiness") > order.index("smallest_principal_stress")
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


class Principal(CellField):
    """Two numbers a cell."""

    word = "two stresses"
    position = 55
    shape = (2,)
    quantity = Quantity("two_stresses", "Two stresses", "s", "GPa", "hoop and axial stress")

    def values(self, sample):
        found = sample.by_cell("hoop_stress", "axial_stress")
        return np.stack([found["hoop_stress"], found["axial_stress"]], axis=-1)


class Shown(Emptiness):
    """The same, to choose from in a report before all others."""

    report_position = 1


def test_a_vector_before_the_others_leaves_their_colours(tmp_path):
    """A picture shows numbers; those behind a field of several are still their own."""
    plane = WIRE.replace("wire, diameter: 24 nm", "wire, diameter: 16 nm, resolved: cross-section")
    few = ("output.fields=true", "numerics.cells_per_width=0.5")
    stopped(case_of(plane, *few), tmp_path / "without", 2)
    with ingredients([Principal, Shown]):
        stopped(case_of(plane, *few), tmp_path / "with", 2)
        series = Series.open(tmp_path / "with")
        found = series.grid(-1).fields
        (control,) = body_plot(series).controls
        names = [option.name for option in control.options]
        assert names[:2] == ["Emptiness", "Carrier content"]
        assert "Two stresses [GPa]" not in names
    expected = Series.open(tmp_path / "without").grid(-1).fields
    assert set(found) == {*expected, "emptiness"}
    for key, values in expected.items():
        assert found[key] == pytest.approx(values, rel=1e-12), key


class OneOfThree(Principal):
    """Two numbers a cell, which are said to be three."""

    shape = (3,)


class Some(Principal):
    """Not of all cells."""

    def values(self, sample):
        return super().values(sample)[:5]


class NoNumber(Emptiness):
    """A vector at the nodes, which is said to be a number."""

    def value(self, model, fields):
        return fields.displacement * ufl.as_vector([1, 2])


class Bare(Emptiness):
    """A number that UFL does not know."""

    def value(self, model, fields):
        return 1.0


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (OneOfThree, r"ingredient OneOfThree: field: its values are of shape \(\d+, 2\), not \(\d+, 3\)"),
        (Some, r"ingredient Some: field: its values are of shape \(5, 2\), not \(\d+, 2\)"),
        (NoNumber, r"ingredient NoNumber: field: its value is of shape \(2,\), not \(\)"),
        (Bare, "ingredient Bare: field: its value is no UFL expression"),
    ],
)
def test_values_of_another_shape_are_refused(field, message, tmp_path):
    with ingredients([field]), pytest.raises(CaseError, match=message):
        stopped(case_of(WIRE, "output.fields=true"), tmp_path / "results", 2)


class Unsampled(CellField):
    """A field that nobody samples."""

    word = "nobody"
    quantity = Quantity("nobody", "Nobody", "n", "-", "nobody")


def test_what_cannot_be_written_is_told_before_the_first_step(tmp_path):
    with ingredients([Unsampled]), pytest.raises(CaseError, match="Unsampled: field: nobody samples 'nobody'"):
        stopped(case_of(WIRE, "output.fields=true"), tmp_path / "results", 2)
    pascal = Quantity("mega", "Mega", "m", "MPa", "in another unit")
    mega = type("Mega", (Compression,), {"__doc__": "Mega.", "word": "mega", "quantity": pascal})
    with pytest.raises(CaseError, match="Mega: field: its unit 'MPa'"), ingredients([mega]):
        pass
