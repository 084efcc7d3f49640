"""What every ingredient has: a kind, a word, and a class that can be made sense of."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from chemomech.input.block import Block
from chemomech.input.errors import CaseError, Place, Problem
from chemomech.register.key import Key, keys_of_block

if TYPE_CHECKING:
    from chemomech.register.kind import Kind


class Ingredient:
    """A part of the model that is chosen by its word.

    What a file says of it are the fields of a :class:`chemomech.input.block.Block`, the kind's ``key`` among them,
    whose one literal is the word; an ingredient without a block says its ``word`` itself.
    """

    kind: ClassVar[Kind]
    word: ClassVar[str]
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
    """The word of a class. Raises CaseError, which names the class, if it has none."""
    if not issubclass(member, Block):
        word = getattr(member, "word", None)
        if isinstance(word, str) and word:
            return word
        raise fault_of_ingredient(member, "it has no word; give it a class variable `word`")
    key = member.kind.key
    field = member.model_fields.get(key)
    words = get_args(field.annotation) if field is not None else ()
    if len(words) == 1 and isinstance(words[0], str) and words[0]:
        return words[0]
    raise fault_of_ingredient(member, f'its block has no word; give it a field `{key}: Literal["a word"]`')


def check(member: Any) -> None:
    """Raise CaseError, which names the class, unless it is a whole ingredient."""
    if not isinstance(member, type) or not issubclass(member, Ingredient) or not hasattr(member, "kind"):
        name = getattr(member, "__name__", repr(member))
        raise CaseError([Problem(Place(f"ingredient {name}", None, ""), "not a class that is derived from a kind")])
    missing = sorted(getattr(member, "__abstractmethods__", ()))
    if inspect.isabstract(member):
        raise fault_of_ingredient(member, f"it does not say {' and '.join(missing)}")
    for name, field in (member.model_fields if issubclass(member, Block) else {}).items():
        if not field.description:
            raise fault_of_ingredient(member, f"its key {name} has no description")
    if not (member.__doc__ or "").strip():
        raise fault_of_ingredient(member, "it has no docstring, which is its page in the reference")


def fault_of_ingredient(member: type[Ingredient], message: str) -> CaseError:
    """A fault of a class: one sentence that names it."""
    return CaseError([Problem(Place(f"ingredient {member.__name__}", None, ""), f"{member.kind.name}: {message}")])
