import os
import shutil
import subprocess

import pytest

from chemomech.deformed.undrawable import CannotRender
from chemomech.render import display as module
from chemomech.render.display import display


@pytest.fixture(autouse=True)
def without_display(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)


def test_our_display_ends_with_the_drawing(monkeypatch):
    if shutil.which(module.SERVER) is None:
        pytest.skip("no X server that could be started; VTK does without")
    started = []

    class Recorded(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    with display():
        (server,) = started
        assert server.poll() is None
        assert os.environ["DISPLAY"].removeprefix(":").isdigit()
    assert "DISPLAY" not in os.environ
    assert server.poll() is not None


def test_a_display_that_is_there_is_used(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":77")
    with display():
        assert os.environ["DISPLAY"] == ":77"
    assert os.environ["DISPLAY"] == ":77"


def test_without_a_server_one_sentence_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(module, "_needs_x", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CannotRender, match="package xvfb"), display():
        raise AssertionError
