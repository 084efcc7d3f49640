import shutil
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from chemomech.commands.cli import main

SERIES = "<VTKFile type='Collection'><Collection><DataSet timestep='{}' file='{}'/></Collection></VTKFile>"


@pytest.fixture(scope="module")
def folder(series, tmp_path_factory):
    """Results of a cross-section, to be drawn into."""
    target = tmp_path_factory.mktemp("drawn") / "run"
    shutil.copytree(series("cross-section").folder.path, target)
    return target


def test_pictures_and_an_animation(folder, series, capsys):
    assert main(["render", str(folder)]) == 0
    said = capsys.readouterr().out
    for name in ("content", "mean_stress", "equivalent_stress"):
        assert str(folder / "render" / f"{name}.png") in said
        with Image.open(folder / "render" / f"{name}.png") as picture:
            pixels = np.asarray(picture.convert("RGB"))
        assert min(pixels.shape[:2]) > 800
        assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 500, name
    with Image.open(folder / "render" / "animation.gif") as animation:
        assert animation.n_frames == len(series("cross-section").times) > 2


def test_a_field_at_a_time(folder, tmp_path, capsys):
    arguments = ["--field", "order_parameter", "--time", "1 us", "--output", str(tmp_path / "new" / "place")]
    assert main(["render", str(folder), *arguments]) == 0
    assert [file.name for file in (tmp_path / "new" / "place").iterdir()] == ["order_parameter-0s.png"]
    assert "at 0 s" in capsys.readouterr().out


def refused(arguments, capsys):
    assert main(["render", *arguments]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.count("\n") == 1
    return found.err


def test_no_such_folder(tmp_path, capsys):
    assert "no such folder" in refused([str(tmp_path / "none")], capsys)


def test_a_folder_without_results(tmp_path, capsys):
    assert "holds no results of a run" in refused([str(tmp_path)], capsys)


def test_a_run_without_fields(folder, tmp_path, capsys):
    shutil.copy(folder / "case.resolved.yaml", tmp_path)
    assert "output.fields=true" in refused([str(tmp_path)], capsys)


def test_an_unknown_field_is_answered_with_those_there_are(folder, capsys):
    error = refused([str(folder), "--field", "mean_stres"], capsys)
    assert "did you mean 'mean_stress'?" in error
    assert "largest_principal_stress" in error
    assert "displacement" in error


def test_a_time_without_a_unit(folder, capsys):
    assert "--time: '3' has no unit" in refused([str(folder), "--time", "3"], capsys)


def test_a_place_that_cannot_be_written(folder, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert "not a folder" in refused([str(folder), "--output", str(tmp_path / "file")], capsys)


def test_a_picture_that_cannot_be_written(folder, tmp_path, capsys):
    (tmp_path / "content.png").mkdir()
    assert main(["render", str(folder), "--field", "content", "--output", str(tmp_path), "--no-animation"]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["<broken", "<html/>", SERIES.format("a", "b.vtu"), SERIES.format("1", "b")])
def test_a_series_that_is_none(folder, text, tmp_path, capsys):
    shutil.copy(folder / "case.resolved.yaml", tmp_path)
    (tmp_path / "fields").mkdir()
    (tmp_path / "fields" / "fields.pvd").write_text(text, encoding="utf-8")
    assert "not a series of fields" in refused([str(tmp_path)], capsys)


def test_help_imports_nothing_heavy():
    code = "import sys; from chemomech.commands.cli import main\n"
    code += "try: main(['render', '--help'])\nexcept SystemExit: pass\n"
    code += "print(sorted({'pyvista', 'vtkmodules', 'matplotlib', 'PIL', 'numpy', 'dolfinx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
