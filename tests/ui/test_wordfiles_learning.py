"""A template learnt from an old briefing in the window."""

from __future__ import annotations

from pathlib import Path

from briefing.edits import SetField
from messages import say
from tests.ui.conftest import Driver
from tests.ui.wordfile_hands import answer
from tests.word.old_briefings import by_hand
from ui.wordfiles.roles import roles
from word.catalogue import find


def test_a_template_is_learnt_corrected_and_used(driver: Driver, tmp_path: Path) -> None:
    sample = tmp_path / "旧简报.docx"
    sample.write_bytes(by_hand())
    driver.window.wordwork.ask_open = answer(sample)
    dialog = driver.window.wordwork.learn()
    driver.wait(lambda: dialog.tree.topLevelItemCount() > 5)
    driver.settle()
    shown = {
        dialog.tree.topLevelItem(row).text(1): dialog.tree.topLevelItem(row).text(2)
        for row in range(dialog.tree.topLevelItemCount())
    }
    assert any("期号" in role for role in shown.values()), shown
    assert any("简报名称" in role for role in shown.values()), shown
    row = next(
        dialog.tree.topLevelItem(n)
        for n in range(dialog.tree.topLevelItemCount())
        if "期号" in dialog.tree.topLevelItem(n).text(2)
    )
    number = int(row.text(0))
    # The person opens the choice with a key and takes another meaning.
    dialog.tree.setCurrentItem(row, 2)
    index = dialog.tree.indexFromItem(row, 2)
    dialog.tree.openPersistentEditor(row, 2)
    box = dialog.tree.indexWidget(index)
    labels = [box.itemText(place) for place in range(box.count())]
    assert labels == [label for _, label in roles()]
    box.setCurrentIndex(labels.index(say("window.learn.keep")))
    box.activated.emit(box.currentIndex())
    driver.wait(lambda: "期号" not in dialog._learnt.slots)
    driver.settle()
    again = dialog.tree.topLevelItem(dialog.tree.indexOfTopLevelItem(dialog.tree.currentItem()))
    assert int(again.text(0)) == number
    assert again.text(2) == say("window.learn.keep")
    dialog.name.setText("学来的")
    driver.wait(dialog.save_button.isEnabled)
    dialog.save_button.click()
    assert "期号" not in find("学来的").slots
    driver.wait(lambda: any(t.name == "学来的" for t in driver.window.exporter.templates))
    # A second time the name is taken, and it is said.
    dialog.save_button.click()
    assert "学来的" in dialog.bar.text.text()
    dialog.name.setText("又一份")
    dialog.save_button.click()
    (use,) = dialog.bar.offers
    driver.desk.session.apply(SetField("编发单位", "本县政府办"))
    use.click()
    driver.settle()
    assert driver.desk.briefing.template == "又一份"
    # The masthead says what the old one says, where nobody has said anything yet.
    assert driver.desk.briefing.field("简报名称") == "振兴工作简报"
    assert driver.desk.briefing.field("编发单位") == "本县政府办"
    assert driver.desk.briefing.field("报") == "市委、市政府领导"
    assert driver.desk.briefing.field("期号") == ""


def test_every_choice_is_one_that_learning_takes(driver: Driver, tmp_path: Path) -> None:
    from word.learning import learn

    data = by_hand()
    part = learn(data, "旧.docx").parts[3]
    for name, _ in roles():
        learn(data, "旧.docx", {part.paragraph: name})
