"""An X display for VTK where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from chemomech.deformed.undrawable import CannotRender

SERVER = "Xvfb"
SCREEN = "1280x1024x24"
NEEDED = (
    f"drawing needs a display, and there is neither a DISPLAY nor {SERVER} (the Debian package xvfb) to make one; "
    "install it, or use a VTK that draws without, such as conda's"
)


@contextmanager
def display() -> Iterator[None]:
    """A display for as long as something is drawn: one of our own if there is none.

    Debian's VTK draws into X windows even off-screen. Newer ones use EGL or OSMesa where no X server can be started.
    Raises :class:`CannotRender` if there is no X server to start.
    """
    path = shutil.which(SERVER)
    if os.environ.get("DISPLAY") or (path is None and not _needs_x()):
        yield
        return
    if path is None:
        raise CannotRender(NEEDED)
    ours, theirs = os.pipe()
    command = [path, "-displayfd", str(theirs), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as answer:  # the server says which number is free once it is ready
            number = answer.readline().strip()
        if not number:
            raise CannotRender(f"{path} did not start; give a DISPLAY")
        os.environ["DISPLAY"] = f":{number}"
        yield
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()


def _needs_x() -> bool:
    import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  the factory of windows
    from vtkmodules.vtkRenderingCore import vtkRenderWindow

    return str(vtkRenderWindow().GetClassName()).startswith("vtkX")
