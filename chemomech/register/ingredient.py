"""What every ingredient has: a kind, a word, and a class that can be made sense of."""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from chemomech.input.block import Block
from chemomech.input.errors import CaseError, Place, Problem
from chemomech.input.quantities import Quantity
from chemomech.register.key import Key, keys_of_block

if TYPE_CHECKING:
    from chemomech.register.kind import Kind


WORD = re.compile(r"\w[\w -]*")


class Ingredient:
    """A part of the model that is chosen by its word.

    What a file says of it are the fields of a :class:`chemomech.input.block.Block`, the kind's ``key`` among them,
    whose one literal is the word; an ingredient without a block says its ``word`` itself.
    """

    kind: ClassVar[Kind]
    word: ClassVar[str]
    example: ClassVar[str] = ""
    """Keys of its block beside the word as a file might say them: ``viscosity: 1 GPa*s``."""
    path_keys: ClassVar[tuple[str, ...]] = ()
    """Keys of its block whose values are paths of files, relative to the file they stand in; it sees them absolute."""
    told_by: ClassVar[str | None] = None
    """Key that gives a block away which does not say its word."""

    @classmethod
    def told_keys(cls) -> Iterator[Key]:
        """What the reference says of it besides its docstring: the keys of its block."""
        return keys_of_block(cls, cls.kind.key) if issubclass(cls, Block) else iter(())

    @classmethod
    def fault_beside(cls, others: Collection[type[Any]]) -> str | None:
        """What keeps the class from being a member of its kind beside `others`; ``None`` if nothing does.

        Two members may have different words and still be in each other's way: by a column of the same name, say.
        """
        return None

    def further_ingredients(self) -> tuple[type[Ingredient], ...]:
        """Those that it names by their words alone, so that no block in it tells of them."""
        return ()


def word_of(member: type[Ingredient]) -> str:
    """The word of a class. Raises CaseError, which names the class, if it has none or one that no file can say."""
    if issubclass(member, Block):
        field = member.model_fields.get(member.kind.key)
        words = get_args(field.annotation) if field is not None else ()
        word, wanted = (words[0] if len(words) == 1 else None), f'a field `{member.kind.key}: Literal["a word"]`'
    else:
        word, wanted = getattr(member, "word", None), 'a class variable `word = "a word"`'
    if not isinstance(word, str):
        raise fault_of_ingredient(member, f"it has no word; give it {wanted}")
    if not WORD.fullmatch(word):
        raise fault_of_ingredient(member, f"its word {word!r} is not of letters, digits, blanks and hyphens")
    return word


def check(member: Any) -> None:
    """Raise CaseError, which names the class, unless it is a whole ingredient."""
    if not isinstance(member, type) or not issubclass(member, Ingredient) or not hasattr(member, "kind"):
        name = getattr(member, "__name__", repr(member))
        raise CaseError([Problem(Place(f"ingredient {name}", None, ""), "not a class that is derived from a kind")])
    if issubclass(member, Block):
        _check_block(member)
    missing = sorted(getattr(member, "__abstractmethods__", ()))
    if inspect.isabstract(member):
        raise fault_of_ingredient(member, f"it does not say {' and '.join(missing)}")
    if not (member.__doc__ or "").strip():
        raise fault_of_ingredient(member, "it has no docstring, which is its page in the reference")


def _check_block(member: type[Any]) -> None:
    """That its keys can be read, written and told."""
    if member.__pydantic_generic_metadata__["origin"] is not None:
        raise fault_of_ingredient(member, "it is of numbers of one type; give the class of any numbers")
    for name, field in member.model_fields.items():
        if not field.description:
            raise fault_of_ingredient(member, f"its key {name} has no description")
        if name not in getattr(member.__base__, "model_fields", {}) and hasattr(member.__base__, name):
            raise fault_of_ingredient(member, f"its key {name} hides what its base class has by that name")
        quantity = any(isinstance(item, Quantity) for item in field.metadata)
        if quantity and isinstance(field.default, str) and not field.validate_default:
            raise fault_of_ingredient(member, f"the default of its key {name} is not read; say `validate_default=True`")


def fault_of_ingredient(member: type[Ingredient], message: str) -> CaseError:
    """A fault of a class: one sentence that names it."""
    return CaseError([Problem(Place(f"ingredient {member.__name__}", None, ""), f"{member.kind.name}: {message}")])
