"""A kind of ingredient: what can stand in one place of the model, each member under its word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chemomech.input.errors import CaseError
from chemomech.register.ingredient import Ingredient, check, fault_of_ingredient, word_of
from chemomech.register.member_files import classes_in


@dataclass(eq=False)
class Kind:
    """Members by their words; they are looked for when the first one is asked for.

    A member is a class in a file of its own, in a folder of the kind's name in whatever room it belongs to: it is known
    because it is there. Others are taken in for a while by :func:`chemomech.register.outside.ingredients`.
    """

    name: str
    """What a member is: ``swelling law``."""
    folder: str
    """Name of the folder that holds its files."""
    about: str
    """One sentence: what it says about the body."""
    key: str = "law"
    """Key of a member's block that holds its word."""
    default: str | None = None
    """Word of a block that does not give one; a block must give one if there is none."""
    bare: bool = False
    """Whether the word may stand alone, in place of a block."""
    includes: tuple[Kind, ...] = ()
    """Kinds whose members are members of this one too."""
    _own: dict[str, type[Ingredient]] | None = field(default=None, init=False, repr=False)
    _including: list[Kind] = field(default_factory=list, init=False, repr=False)

    @property
    def members(self) -> Mapping[str, type[Ingredient]]:
        """Classes by their words, in the order of the words."""
        found: dict[str, type[Ingredient]] = {}
        for other in self.includes:
            found |= other.members
        return dict(sorted({**found, **self.own}.items()))

    def __post_init__(self) -> None:
        """Kinds that are included know by whom: a word must be free there, too."""
        for other in self.includes:
            other._including.append(self)

    @property
    def own(self) -> Mapping[str, type[Ingredient]]:
        """Members by their words without those of the kinds that are included."""
        if self._own is None:
            found = classes_in(self.folder, self._is_member)
            if self._own is None:  # a file may load what asks for the members, which are known then
                self._take(found)
        return self._own or {}

    def add(self, member: type[Ingredient]) -> str:
        """Take a class in; returns its word. Raises :class:`chemomech.input.errors.CaseError`, which names it."""
        check(member)
        word = word_of(member)
        for kind in (self, *self._including):
            taken = kind.members.get(word)
            if taken is not None:
                raise fault_of_ingredient(member, f"the {kind.name} {word!r} is {_taken_by(taken, member)}")
        others = list(self.members.values())
        fault = member.fault_beside(others) or self._told_twice(member, others)
        if fault is not None:
            raise fault_of_ingredient(member, fault)
        assert self._own is not None
        self._own[word] = member
        return word

    def _take(self, found: list[type[Ingredient]]) -> None:
        """All of the package, or none if one of them is at fault."""
        self._own = {}
        try:
            for member in found:
                self.add(member)
        except CaseError:
            self._own = None
            raise

    def _told_twice(self, member: type[Ingredient], others: list[type[Ingredient]]) -> str | None:
        """A key can give one member away only."""
        same = [other for other in others if member.told_by is not None and other.told_by == member.told_by]
        if not same:
            return None
        return f"its key {member.told_by} gives {same[0].__name__} away; say `told_by = None`, or another key"

    def remove(self, word: str) -> None:
        """Forget a member."""
        if self._own is not None:
            del self._own[word]

    def __getitem__(self, word: str) -> type[Ingredient]:
        """The member of a word. Raises KeyError."""
        return self.members[word]

    def word_of_block(self, block: Mapping[str, object]) -> str | None:
        """Word of a block that does not say it: of the first member that one of its keys gives away, or the default."""
        told = (word for word, member in self.members.items() if member.told_by in block)
        return next(told, self.default)

    def _is_member(self, candidate: type) -> bool:
        return issubclass(candidate, Ingredient) and candidate.kind is self


def _taken_by(taken: type[Ingredient], member: type[Ingredient]) -> str:
    """Who has the word of a `member` already, and what to do."""
    if (taken.__module__, taken.__qualname__) == (member.__module__, member.__qualname__):
        return "known in an earlier version of this class; load the case anew"
    where = "" if taken.__module__ == member.__module__ else f" of {taken.__module__}"
    return f"there already ({taken.__name__}{where}); choose another word"
