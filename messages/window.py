"""The window: menus, buttons, tips, empty states, dialogs."""

MESSAGES: dict[str, tuple[str, str]] = {
}
