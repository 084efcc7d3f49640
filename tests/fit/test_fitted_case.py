from pathlib import Path

import pytest

from chemomech.case import load_case
from chemomech.fit.fitted_case import write_fitted_case
from tests.support.cases import FILM

CHANGES = ("interface.rate_constant=0.25 nm/s", "material.override.plasticity.yield_strength.product=1.2 GPa")


def test_remarks_stay_and_values_change(tmp_path):
    source, target = tmp_path / "film.yaml", tmp_path / "fitted" / "film.yaml"
    target.parent.mkdir()
    source.write_text("# my film\n" + FILM, encoding="utf-8")
    write_fitted_case(source, CHANGES, target)
    assert target.read_text(encoding="utf-8").startswith("# my film\n")
    assert load_case(target).hash == load_case(source, CHANGES).hash != load_case(source).hash


@pytest.mark.parametrize("name", ["li-si/wire-129nm", "li-si/wire-110"])
def test_cases_of_the_collection(tmp_path, name):
    source = f"cases/{name}.yaml"
    write_fitted_case(Path(source), CHANGES, tmp_path / "fitted.yaml")
    assert load_case(tmp_path / "fitted.yaml").hash == load_case(source, CHANGES).hash


def test_files_beside_the_case_are_still_found(tmp_path):
    from chemomech.case.resolved import write_yaml

    definition = load_case("cases/li-si/wire-129nm.yaml").resolved()["material"]["definition"]
    write_yaml(definition, tmp_path / "silicon.yaml")
    source = tmp_path / "film.yaml"
    source.write_text(FILM.replace("{name: Li-Si}", "{file: silicon.yaml}"), encoding="utf-8")
    (tmp_path / "inner").mkdir()
    target = tmp_path / "inner" / "fitted.yaml"
    write_fitted_case(source, CHANGES, target)
    assert "../silicon.yaml" in target.read_text(encoding="utf-8")
    assert load_case(target).hash == load_case(source, CHANGES).hash
