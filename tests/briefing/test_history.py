from __future__ import annotations

from briefing.history import History, Label


def test_typing_is_one_step_until_it_is_sealed() -> None:
    history = History("")
    for text in ("甲", "甲乙", "甲乙丙"):
        history.push(text, Label("typing"), "item")
    history.seal()
    history.push("甲乙丙丁", Label("typing"), "item")
    assert history.undo()
    assert history.state == "甲乙丙"
    assert history.undo()
    assert history.state == ""
    assert not history.undo()


def test_another_key_or_none_is_another_step() -> None:
    history = History(0)
    history.push(1, Label("a"), "x")
    history.push(2, Label("b"), "y")
    history.push(3, Label("c"))
    history.push(4, Label("c"))
    seen = []
    while history.undo():
        seen.append(history.state)
    assert seen == [3, 2, 1, 0]


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History(0)
    history.push(1, Label("one"))
    history.push(2, Label("two"))
    history.undo()
    assert history.redo_label == Label("two")
    history.push(9, Label("nine"))
    assert history.redo_label is None
    assert not history.redo()
    assert history.undo_label == Label("nine")


def test_typing_after_undo_does_not_join_the_step_that_was_kept() -> None:
    history = History("")
    history.push("甲", Label("typing"), "item")
    history.push("乙", Label("other"))
    history.undo()
    history.push("甲丙", Label("typing"), "item")
    history.undo()
    assert history.state == "甲"


def test_old_steps_are_forgotten() -> None:
    history = History(0, limit=3)
    for number in range(1, 10):
        history.push(number, Label(str(number)))
    count = 0
    while history.undo():
        count += 1
    assert (count, history.state) == (3, 6)
