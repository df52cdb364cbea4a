"""Notices: what a reader or the exporter had to guess, leave out or warn about."""

MESSAGES: dict[str, tuple[str, str]] = {  # Text files: what had to be guessed.
    "notice.encoding.guessed": (
        "“{name}”不是 UTF-8，按 {encoding} 读取。若有乱码，可以改选编码重新读取。",
        "“{name}” is not UTF-8; it was read as {encoding}. If it looks wrong, choose another "
        "encoding.",
    ),
    "notice.encoding.damaged": (
        "“{name}”有 {count} 处字符无法辨认，已用 � 标出；文件可能不完整，或编码不对，可以改选编码重新读取。",
        "“{name}” holds {count} characters that cannot be decoded, shown as �; it may be cut off "
        "or in another encoding.",
    ),
}
