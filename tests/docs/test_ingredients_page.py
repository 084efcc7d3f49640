"""The page on laws of one's own: its code is run as it stands."""

import re
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[2]


def test_the_code_of_the_page_runs(tmp_path, monkeypatch, capsys):
    page = (ROOT / "docs" / "ingredients.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "cases").symlink_to(ROOT / "cases")
    monkeypatch.chdir(tmp_path)
    said = {"__name__": "page"}
    for block in blocks:
        exec(block, said)
    assert said["result"].status == "completed"
    assert (tmp_path / "results/saturating/report.html").exists()
    history = pd.read_csv(tmp_path / "results/mises/history.csv")
    assert history["Largest equivalent stress [GPa]"].iloc[-1] > 0.5
    history = pd.read_csv(tmp_path / "results/saturating/history.csv")
    assert history["Time [s]"].iloc[-1] == 120
    squeezed = pd.read_csv(tmp_path / "results/squeezed/history.csv")
    assert squeezed["Surface radial stress [GPa]"].iloc[-1] < -0.1  # that of the last point within the outermost cell
    waved = pd.read_csv(tmp_path / "results/waved/history.csv").set_index("Time [s]")["Voltage [V]"]
    assert [round(waved[time], 6) for time in (15, 30, 45, 60)] == [0.02, 0.2, 0.02, 0.2]
    assert capsys.readouterr().out.count(",") > 50
