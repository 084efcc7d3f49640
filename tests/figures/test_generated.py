import pytest

from chemomech.figures.generated import with_part


def test_only_what_is_between_the_marks_is_replaced():
    assert with_part("a <b> old <e> c", "<b>", "<e>", "new") == "a <b>\nnew\n<e> c"


@pytest.mark.parametrize("page", ["no marks", "<b> no end", "<b> <b> <e>"])
def test_each_mark_must_stand_there_once(page):
    with pytest.raises(ValueError, match="unpack"):
        with_part(page, "<b>", "<e>", "new")
