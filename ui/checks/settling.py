"""What settles a remark: the edit for each thing that is offered about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.edits import DeleteItems, KeepOurs, TakeBorne, TakeTheirs

if TYPE_CHECKING:
    from briefing.session import Session
    from model.briefing import Item
    from ui.cards.notes import Action


def settle(session: Session, action: Action, item: Item) -> None:
    """Do to ``item``, as a step of its own, what the person chose."""
    remark = action.remark
    session.seal()
    if action.name == "borne" and remark.fault is not None:
        fault = remark.fault
        text = item.headline if fault.in_headline else item.text
        said = text[fault.start : fault.end]
        session.apply(
            TakeBorne(item.id, fault.start, said, action.value, in_headline=fault.in_headline)
        )
    elif action.name == "ours" and remark.conflict is not None:
        session.apply(KeepOurs(item.id, remark.conflict))
    elif action.name == "theirs" and remark.conflict is not None:
        session.apply(TakeTheirs(item.id, remark.conflict))
    elif action.name == "delete":
        session.apply(DeleteItems((item.id,)))
    session.seal()
