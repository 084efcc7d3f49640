"""The file of a checkpoint: arrays of floats and a description, as a NumPy archive (``.npz``).

Folders of adios4dolfinx would be the library's way, but a folder cannot be replaced atomically, and values come back
through interpolation, right to rounding only: a resumed run would not be the same to the last bit.

Checkpoints may come from strangers. Nothing is unpickled; an array is as large as its bytes in the file, which are not
compressed; a checksum tells a file that was cut off or changed.
"""

from __future__ import annotations

import hashlib
import json
import math
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from chemomech.input.characters import escaped_data
from chemomech.results.first_layout import by_name
from chemomech.system.checkpoint_errors import CheckpointUnusable
from chemomech.system.files import reason
from chemomech.system.saving import Array
from chemomech.system.version import __version__

FORMAT = 2
"""Numbers go by their names; in the first format, rows of them went by their position."""
ABOUT, CHECKSUM = "about", "checksum"
MOST_MEMBERS = 1000
LONGEST_DESCRIPTION = 50_000_000


@dataclass(frozen=True)
class Archive:
    """Arrays by name and what they belong to."""

    arrays: Mapping[str, Array]
    about: Mapping[str, Any]
    """Plain JSON: the step, the case, the mesh."""

    def write(self, file: IO[bytes]) -> None:
        """Write all of it. Raises OSError."""
        text = json.dumps({"format": FORMAT, **self.about}, ensure_ascii=False)
        members: dict[str, Any] = {ABOUT: np.frombuffer(text.encode(), dtype=np.uint8), **self.arrays}
        members[CHECKSUM] = np.frombuffer(_checksum(members), dtype=np.uint8)
        np.savez(file, allow_pickle=False, **members)

    @classmethod
    def read(cls, path: Path) -> Archive:
        """Read and check a file. Raises :class:`CheckpointUnusable`."""
        try:
            with zipfile.ZipFile(path) as file:
                members = {_name(entry): _array(file, entry) for entry in _entries(file)}
        except FileNotFoundError:
            raise CheckpointUnusable(f"{path}: the checkpoint is not there") from None
        except OSError as error:
            raise CheckpointUnusable(f"{path}: cannot be read ({reason(error)})") from None
        except (zipfile.BadZipFile, ValueError, EOFError, RuntimeError, SyntaxError, RecursionError) as error:
            # what zipfile and NumPy raise for bytes that are not theirs
            raise CheckpointUnusable(f"{path}: the checkpoint is damaged ({_reason(error)})") from None
        kept = members.pop(CHECKSUM, None)
        if kept is None or kept.tobytes() != _checksum(members):
            raise CheckpointUnusable(f"{path}: the checkpoint is damaged (its checksum does not fit)")
        about = _description(path, members.pop(ABOUT, None))
        if any(array.dtype != np.float64 for array in members.values()):
            raise CheckpointUnusable(f"{path}: not a checkpoint (an array holds no floats)")
        if about.get("format") == FORMAT:
            return cls(members, about)
        try:
            return cls(by_name(members, about.get("format")), about | {"format": FORMAT})
        except ValueError as error:
            raise CheckpointUnusable(
                f"{path}: a checkpoint of another version of the program ({error}; {_writer(about)} wrote it, this is "
                f"chemomech {__version__})"
            ) from None


def _description(path: Path, text: Any) -> dict[str, Any]:
    try:
        about = json.loads(text.tobytes()) if text is not None and text.size <= LONGEST_DESCRIPTION else None
    except (ValueError, RecursionError):
        about = None
    if not isinstance(about, dict):
        raise CheckpointUnusable(f"{path}: not a checkpoint (it does not say of what)")
    return dict(escaped_data(about))


def _writer(about: Mapping[str, Any]) -> str:
    versions = about.get("versions")
    version = versions.get("chemomech") if isinstance(versions, Mapping) else None
    return f"chemomech {version}" if isinstance(version, str) and len(version) <= 40 else "one that it does not name"


def _entries(file: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = file.infolist()
    if len(entries) > MOST_MEMBERS:
        raise ValueError(f"{len(entries)} members")
    return entries


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.removesuffix(".npy")


def _array(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Any:
    """One array; its header is believed only if the bytes are there."""
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
        raise ValueError("a compressed member")
    with file.open(entry) as member:
        version = np.lib.format.read_magic(member)
        if version != (1, 0):
            raise ValueError("an array of an unknown version")
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(member)
        if dtype not in (np.dtype(np.float64), np.dtype(np.uint8)) or fortran:
            raise ValueError("an array that holds no numbers")
        data = member.read()
    if math.prod(shape) * dtype.itemsize != len(data):
        raise ValueError("an array of another size than it says")
    return np.frombuffer(data, dtype=dtype).reshape(shape)


def _checksum(members: Mapping[str, Any]) -> bytes:
    digest = hashlib.sha256()
    for name in sorted(members):
        array = members[name]
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.digest()


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words[:100].lower() or type(error).__name__
