"""Putting a briefing together: steps of the history, the next best sentence, named states, differences."""

MESSAGES: dict[str, tuple[str, str]] = {
    # steps
    "edit.write_item": ("新写一条", "write an item"),
    "edit.exchange_item": ("换一句", "take another sentence"),
    "edit.gather_items": ("把 {count} 条归入新的部分", "gather {count} items in a new section"),
    "edit.split_item_at": ("拆成 {count} 条", "split into {count} items"),
    "edit.redraft_section": ("重新摘选一个部分", "choose one section again"),
    "edit.pin": ("固定 {count} 条", "pin {count} items"),
    "edit.unpin": ("取消固定 {count} 条", "unpin {count} items"),
    "edit.lock": ("锁定部分", "lock a section"),
    "edit.unlock": ("解除锁定", "unlock a section"),
    "edit.go_to": ("回到历史中的一步", "go to a step of the history"),
    "edit.name_step": ("命名版本", "name a version"),
    "edit.return_to": ("回到“{name}”", "return to “{name}”"),
    "history.kept": ("留存的版本", "kept version"),
}
