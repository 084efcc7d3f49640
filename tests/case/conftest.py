"""The case of a test file."""

import pytest

from chemomech.case import load_case


@pytest.fixture
def case(request, tmp_path, monkeypatch):
    """A function that loads the test file's ``CASE``, or another text, as ``body.yaml`` with overrides."""
    monkeypatch.chdir(tmp_path)

    def load(*overrides, text=request.module.CASE):
        (tmp_path / "body.yaml").write_text(text, encoding="utf-8")
        return load_case("body.yaml", overrides)

    return load
