import pytest

from benchmarks.pages import Part, table


def part(page):
    return Part(page, "<b>", "<e>")


def test_only_what_is_between_the_marks_is_replaced(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("a <b> old <e> c")
    part(page).write("new")
    assert page.read_text() == "a <b>\nnew\n<e> c"


@pytest.mark.parametrize("page", ["no marks", "<b> no end", "<b> <b> <e>"])
def test_each_mark_must_stand_there_once(page, tmp_path):
    with pytest.raises(ValueError, match="unpack"):
        part(tmp_path).put_into(page, "new")


def test_a_table_has_a_rule_below_its_head():
    assert table("| a | b |", ["| 1 | 2 |", "| 3 | 4 |"]) == "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"
