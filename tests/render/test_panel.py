import pytest
from matplotlib.figure import Figure

from chemomech.render.display import display
from chemomech.render.panel import colour_bar, draw_panel


def test_panels_side_by_side_share_scale_and_colours(series):
    wire = series("cross-section")
    first, second = Figure().subplots(1, 2)
    with display():
        frame = draw_panel(first, wire, "hoop_stress")
        assert draw_panel(second, wire, "hoop_stress", number=0, frame=frame) is frame
    assert first.get_xlim() == second.get_xlim()
    assert first.get_ylim() == second.get_ylim()
    left, right, _, _ = frame.view.extent
    assert right - left > 16, "nanometres, with room for the swollen wire"
    assert {text.get_text().strip() for text in second.texts} == {"5 nm", "$t$ = 0 s"}
    assert colour_bar(first, "hoop_stress", frame).ax.get_xlabel().startswith("Hoop stress")
    assert colour_bar(first, "hoop_stress", frame).vmax == pytest.approx(frame.colours.high)
