"""Settings of the documentation: `make docs` builds it, warnings are errors."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import generated_pages  # noqa: E402  (found by the path above)

import chemomech  # noqa: E402

project = "chemomech"
author = "The chemomech developers"
copyright = author
version = release = chemomech.__version__
extensions = ["myst_nb", "sphinx_copybutton"]
html_theme = "furo"
html_title = "chemomech"
templates_path: list[str] = []
exclude_patterns = ["pictures"]
myst_enable_extensions = ["dollarmath", "colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 240
nb_execution_excludepatterns: list[str] = []
copybutton_prompt_text = "$ "
html_copy_source = False

generated_pages.write(Path(__file__).parent / "generated")
