import pytest

from chemomech.figures.mathtext import html
from chemomech.observe.quantity_table import FIELD, HISTORY


@pytest.mark.parametrize(
    ("label", "written"),
    [
        (r"Hoop stress $\sigma_{\theta\theta}$ [GPa]", "Hoop stress σ<sub>θθ</sub> [GPa]"),
        (r"$V/V_0$", "V/V<sub>0</sub>"),
        (r"Time step $\Delta t$ [s]", "Time step Δt [s]"),
        (r"a\$b <script> & c", "a$b &lt;script&gt; &amp; c"),
        (r"$\dot D_d$", "D\u0307<sub>d</sub>"),
        ("two\nlines", "two<br>lines"),
    ],
)
def test_formulae_become_markup_and_markup_becomes_text(label, written):
    assert html(label) == written


def test_no_label_of_a_quantity_keeps_a_command():
    for quantity in (*HISTORY.values(), *FIELD.values()):
        assert not set("\\${}") & set(html(quantity.label)), quantity.key
