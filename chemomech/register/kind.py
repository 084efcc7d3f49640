"""A kind of ingredient: what can stand in one place of the model, each member under its word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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

    @property
    def members(self) -> Mapping[str, type[Ingredient]]:
        """Classes by their words, in the order of the words."""
        found = {word: member for other in self.includes for word, member in other.members.items()} | self.own
        return dict(sorted(found.items()))

    @property
    def own(self) -> dict[str, type[Ingredient]]:
        """The same without those of the kinds it includes; a change of it changes the kind."""
        if self._own is None:
            found = classes_in(self.folder, self._is_member)
            if self._own is None:  # a file may load what asks for the members, which are known then
                self._own = {}
                for member in found:
                    self.add(member)
        return self._own

    def add(self, member: type[Ingredient]) -> str:
        """Take a class in; returns its word. Raises :class:`chemomech.input.errors.CaseError`, which names it."""
        check(member)
        word = word_of(member)
        taken = self.members.get(word)
        if taken is not None:
            raise fault_of_ingredient(
                member, f"the {self.name} {word!r} is there already ({taken.__name__}); choose another word"
            )
        fault = member.fault_beside(self.members.values())
        if fault is not None:
            raise fault_of_ingredient(member, fault)
        self.own[word] = member
        return word

    def remove(self, word: str) -> None:
        """Forget a member."""
        del self.own[word]

    def __getitem__(self, word: str) -> type[Ingredient]:
        """The member of a word. Raises KeyError."""
        return self.members[word]

    def word_of_block(self, block: Mapping[str, object]) -> str | None:
        """Word of a block that does not say it: of the first member that one of its keys gives away, or the default."""
        told = (word for word, member in self.members.items() if member.told_by in block)
        return next(told, self.default)

    def _is_member(self, candidate: type) -> bool:
        return issubclass(candidate, Ingredient) and candidate.kind is self
