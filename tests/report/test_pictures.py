import numpy as np
import pytest
from matplotlib.image import imread

from chemomech.figures import style
from chemomech.report import balance_picture as balance
from chemomech.report import drive_picture as drive
from chemomech.report import front_picture as front
from chemomech.report import profiles_picture as profiles
from chemomech.report import stress_picture as stress
from chemomech.report.pictures import OF_FRONT
from chemomech.results.record import Record

DEPTH = "Front depth $L$ [nm]"
LABELS = {
    "front": {DEPTH, "Time $t$ [min]", "front", "fitted growth law", "growth law slowed by stress"},
    "drive": {DEPTH, "Share of the surface drive", "reaction", "stress", "diffusion", "curvature"},
    "profiles": {"Reference radius $R$ [nm]", r"Order parameter $\phi$", "Carrier content $c$",
                 r"Hoop stress $\sigma_{\theta\theta}$ [GPa]", r"Axial stress $\sigma_{zz}$ [GPa]"},
    "stress": {DEPTH, r"Cauchy stress $\sigma$ [GPa]", "surface hoop", "core radial", "core mean"},
    "balance": {"Energy per volume of host [MJ/m³]", "stored", "supplied", "energy", "carrier"},
}  # fmt: skip


def drawn(module, record):
    with style.applied():
        return module.draw(record)


def lines(axes):
    return {line.get_label(): line for line in axes.lines}


@pytest.mark.parametrize("picture", OF_FRONT, ids=lambda picture: picture.name)
def test_every_picture_is_written_twice_with_labelled_axes(reported, texts, picture):
    path = reported.path / picture.name
    assert LABELS[picture.name] <= texts(path.with_suffix(".svg"))
    pixels = imread(path.with_suffix(".png"))
    assert pixels.shape[1] == pytest.approx(180 * style.WIDTH, abs=2)
    inked = (pixels[..., :3] < 0.9).any(axis=2)
    assert 0.01 < inked.mean() < 0.5
    border = np.concatenate([inked[0], inked[-1], inked[:, 0], inked[:, -1]])
    assert not border.any(), "clipped"


def test_the_same_run_gives_the_same_bytes(reported, tmp_path):
    with style.applied():
        style.save(stress.draw(Record.read(reported)), tmp_path / "stress")
    for kind in ("png", "svg"):
        assert (tmp_path / f"stress.{kind}").read_bytes() == (reported.path / f"stress.{kind}").read_bytes()


def test_the_front_is_drawn_from_the_origin_of_its_law(make):
    record = Record.read(make(shape="film", A=2000.0, B=0.0))
    linear, logarithmic = drawn(front, record).axes
    assert lines(linear)["front"].get_xdata()[-1] == pytest.approx(record.time[-1] / 60)
    curve = lines(logarithmic)["front"]
    x, y = np.log(curve.get_xdata()[5:]), np.log(curve.get_ydata()[5:])
    assert np.polyfit(x, y, 1)[0] == pytest.approx(1.0, abs=1e-6)
    assert logarithmic.get_xscale() == logarithmic.get_yscale() == "log"


def test_end_of_ramp_and_end_of_run_are_marked(record):
    linear, _ = drawn(front, record).axes
    marks = lines(linear)
    ramp = marks["end of ramp, 10 s"]
    assert ramp.get_xdata()[0] * 60 == pytest.approx(10.0)
    (end,) = (mark for name, mark in marks.items() if name.startswith("front at rest, "))
    assert end.get_ydata()[0] == 40.0


def test_the_logarithmic_panel_begins_where_the_ramp_ends(make):
    """Also after a first step that is much longer than the ramp."""
    _, axes = drawn(front, Record.read(make(rows=8))).axes
    mark = lines(axes)["end of ramp, 10 s"]
    assert axes.get_xlim()[0] < mark.get_xdata()[0] < axes.get_xlim()[1]
    assert axes.get_ylim()[0] < mark.get_ydata()[0] < axes.get_ylim()[1]


def test_regime_and_exponents_head_the_front(record):
    assert drawn(front, record).get_suptitle() == (
        "Interface-controlled  (exponent 0.61; 0.97 with the stress taken out)"
    )


def test_shares_of_the_drive_add_up_to_one(record):
    (axes,) = drawn(drive, record).axes
    shares = [line.get_ydata() for name, line in lines(axes).items() if not name.startswith("_")]
    assert len(shares) == 4
    assert np.sum(shares, axis=0) == pytest.approx(1.0)


def test_the_stack_of_energies_ends_at_the_supply(record):
    energy, error = drawn(balance, record).axes
    top = energy.lines[3].get_ydata()
    assert lines(energy)["supplied"].get_ydata() == pytest.approx(top)
    assert lines(error)["carrier"].get_ydata() == pytest.approx(1e-11)
    assert error.get_yscale() == "log"


def test_profiles_are_chosen_evenly_in_depth(record):
    times, depths = np.arange(30.0), np.linspace(0, 29, 30) ** 2
    chosen = profiles.choose(times, depths)
    assert len(chosen) == profiles.SHOWN
    assert (chosen[0], chosen[-1]) == (1.0, 29.0)
    assert np.diff(chosen**2) == pytest.approx(29**2 / 5, rel=0.3)
    assert list(profiles.choose(times[:2], depths[:2])) == [0.0, 1.0]
    assert list(profiles.choose(times[:1], depths[:1])) == [0.0]


@pytest.mark.parametrize(
    ("shape", "across", "along"),
    [
        ("film", "Reference height $R$ [nm]", r"Equivalent stress $\sigma_{eq}$ [GPa]"),
        ("wire", "Reference radius $R$ [nm]", r"Axial stress $\sigma_{zz}$ [GPa]"),
        ("particle", "Reference radius $R$ [nm]", r"Equivalent stress $\sigma_{eq}$ [GPa]"),
    ],
)
def test_every_shape_has_its_own_profiles(make, shape, across, along):
    axes = drawn(profiles, Record.read(make(shape))).axes
    assert axes[-1].get_xlabel() == across
    assert axes[-1].get_ylabel() == along


def test_a_sphere_has_one_stress_in_its_centre(make):
    places, _ = drawn(stress, Record.read(make("particle"))).axes
    assert {name for name in lines(places) if not name.startswith("_")} == {"surface hoop", "core mean"}


def test_tension_and_compression_are_told_apart(record):
    for axes in drawn(stress, record).axes:
        texts = {text.get_text().strip(): text for text in axes.texts}
        assert texts["tension"].get_va() == "bottom"
        assert texts["compression"].get_va() == "top"


@pytest.mark.parametrize("shape", ["film", "wire", "particle"])
def test_captions_are_sentences(make, shape):
    record = Record.read(make(shape))
    for caption in (picture.caption(record) for picture in OF_FRONT):
        assert caption.endswith(".")
        assert "nan" not in caption
        assert "–" not in caption
