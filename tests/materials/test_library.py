import re

import numpy as np
import pytest
from pydantic import BaseModel
from scipy.special import expit, logit

from chemomech.case import CaseError
from chemomech.input.located import validated
from chemomech.input.provenance import Provenance
from chemomech.input.yaml_reader import parse_document
from chemomech.materials import Material, library_names, read_material
from chemomech.materials.library import LIBRARY
from tests.support.broken import BROKEN_MATERIALS

WITH_FRONT = ["Li-Ge", "Li-Si", "Na-P", "Na-Sb", "Na-Sn"]
VARIANTS = {"Li-aSi-delithiation": "Li-aSi", "Li-aSi-mean": "Li-aSi", "Na-Sn-plateaus": "Na-Sn"}
NAMES = sorted([*WITH_FRONT, "Li-aSi", *VARIANTS])


def test_these_are_all():
    assert library_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_file_name_and_name_agree(name):
    material = read_material(name)
    assert material.name == name
    assert name.startswith(material.carrier + "-")


def numbers_without_provenance(block: BaseModel, path: str = "") -> list[str]:
    found = []
    for key in type(block).model_fields:
        value = getattr(block, key)
        if isinstance(value, BaseModel):
            found += numbers_without_provenance(value, f"{path}{key}.")
        elif isinstance(value, (int, float, tuple)) and not isinstance(block, Provenance):
            found.append(path + key)
    return found


def records(block: BaseModel) -> list[Provenance]:
    own = [block] if isinstance(block, Provenance) else []
    values = [getattr(block, key) for key in type(block).model_fields]
    return own + [record for value in values if isinstance(value, BaseModel) for record in records(value)]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_says_where_it_comes_from(name):
    material = read_material(name)
    assert numbers_without_provenance(material) == []
    assert len(records(material)) >= 20
    for record in records(material):
        assert (record.source is None) != (record.assumption is None)


@pytest.mark.parametrize(("name", "base"), VARIANTS.items())
def test_a_variant_differs_in_its_chemistry_only(name, base):
    variant, original = read_material(name), read_material(base)
    assert variant.chemistry != original.chemistry
    same = original.model_copy(
        update={"name": name, "description": variant.description, "chemistry": variant.chemistry}
    )
    assert variant == same


@pytest.mark.parametrize("name", ["Li-aSi", "Li-aSi-delithiation", "Li-aSi-mean", "Na-Sn-plateaus"])
def test_measured_voltages_fall_everywhere_and_join_ideal_mixing_gently(name):
    material = read_material(name)
    y = np.linspace(-15, 15, 300_001)
    slope = np.diff(material.potential_of(y, 300.0)) / np.diff(y)
    assert (slope / (expit(y) * expit(-y))[1:]).min() > 0.1  # f''
    if name.startswith("Li"):
        for c in material.chemistry.excess.ends:
            left, right = slope[np.searchsorted(y, logit(c)) + np.array([-2, 2])]
            assert 1 / 4 < left / right < 4


@pytest.mark.parametrize("name", WITH_FRONT)
def test_the_stress_free_plateau_is_where_the_file_puts_it(name):
    comment = (LIBRARY / f"{name.lower()}.yaml").read_text(encoding="utf-8")
    plateau = float(re.search(r"= ([0-9.]+) V at 300 K", comment).group(1))
    assert read_material(name).equilibrium_voltage(300.0) == pytest.approx(plateau, abs=1e-3)


def test_tin_and_germanium_amorphise_more_easily_than_silicon_and_antimony():
    resistance = {name: read_material(name).amorphisation(300.0) for name in WITH_FRONT}
    assert max(resistance["Na-Sn"], resistance["Li-Ge"]) < min(resistance[name] for name in ("Li-Si", "Na-P", "Na-Sb"))


def test_unknown_name():
    with pytest.raises(KeyError):
        read_material("Li-Xx")


@pytest.mark.parametrize("broken", BROKEN_MATERIALS, ids=lambda broken: broken.name)
def test_faults_are_located(broken):
    text = (LIBRARY / "li-si.yaml").read_text(encoding="utf-8")
    before, found, after = text.partition(broken.old)
    assert found
    line = before.count("\n") + 1
    with pytest.raises(CaseError) as error:
        validated(Material, parse_document(before + broken.new + after, "mine.yaml"))
    messages = str(error.value).splitlines()
    assert any(message.startswith(f"mine.yaml:{line}: ") for message in messages)
    for fragment in broken.fragments:
        assert fragment in str(error.value)
