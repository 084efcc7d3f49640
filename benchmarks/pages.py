"""Pages of the documentation, of which a program writes a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CASES, DOCS = ROOT / "cases", ROOT / "docs"
PICTURES = DOCS / "pictures"


@dataclass(frozen=True)
class Part:
    """What stands in a page between two marks."""

    page: Path
    begin: str
    end: str

    @classmethod
    def named(cls, name: str, page: Path, target: str) -> Part:
        """One whose marks say what it is called and which target of the Makefile writes it."""
        return cls(page, f"<!-- {name}: written by `make {target}` -->", f"<!-- {name} end -->")

    def put_into(self, page: str, text: str) -> str:
        """The page with ``text`` in place of what stands between the marks.

        Raises ValueError unless each mark stands there once.
        """
        head, rest = page.split(self.begin)
        _, tail = rest.split(self.end)
        return f"{head}{self.begin}\n{text}\n{self.end}{tail}"

    def write(self, text: str) -> None:
        """Replace it in the file."""
        page = self.page.read_text(encoding="utf-8")
        self.page.write_text(self.put_into(page, text), encoding="utf-8")


def table(head: str, rows: Iterable[str]) -> str:
    """Lines of a Markdown table with the rule below its head; head and rows are ``| like | this |``."""
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *rows])
