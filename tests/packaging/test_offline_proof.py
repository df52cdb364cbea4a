"""Reading a trace of network calls: display and bus pass, any other is found, an empty trace proves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.packing import calls

LOCAL = """\
7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
7 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X7"}, 20) = 0
7 socketpair(AF_UNIX, SOCK_STREAM, 0, [4, 5]) = 0
9 sendto(3, "hello AF_INET", 5, 0, NULL, 0) = 5
"""
OUTWARD = (
    '7 connect(3, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("10.0.0.1")}, 16) = -1 ENETUNREACH',
    "7 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3",
    "7 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3",
    # Another program on the machine can pass on what it is told.
    '7 connect(3, {sa_family=AF_UNIX, sun_path="/run/cups/cups.sock"}, 21) = 0',
    '7 sendto(3, "a", 1, 0, {sa_family=AF_UNIX, sun_path="/dev/log"}, 110) = 1',
)


def _trace(folder: Path, text: str) -> Path:
    path = folder / "trace"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_display_is_local(tmp_path: Path) -> None:
    text = LOCAL.replace("hello AF_INET", "hello")
    trace = _trace(tmp_path, text)
    lines, local = calls.told([trace])
    assert local
    assert any("X11-unix" in line for line in lines)
    assert calls.shown(calls.read(trace))


@pytest.mark.parametrize(
    "place",
    [
        '@"/tmp/.X11-unix/X0"',
        '"/run/user/1000/wayland-0"',
        '"/run/user/1000/bus"',
        '"/run/user/1000/at-spi/bus_0"',
        '"/home/a/.cache/ibus/dbus-Xy12"',
        '@"/tmp/.ICE-unix/1234"',
        '"/var/run/nscd/socket"',
    ],
)
def test_what_a_desktop_needs_is_local(place: str, tmp_path: Path) -> None:
    line = f"7 connect(3, {{sa_family=AF_UNIX, sun_path={place}}}, 110) = 0\n"
    assert calls.told([_trace(tmp_path, line)])[1]


def test_a_window_that_was_never_shown_is_told_apart(tmp_path: Path) -> None:
    trace = _trace(tmp_path, "7 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n")
    assert not calls.shown(calls.read(trace))


@pytest.mark.parametrize("line", OUTWARD)
def test_an_attempt_to_leave_the_machine_is_found(line: str, tmp_path: Path) -> None:
    _, local = calls.told([_trace(tmp_path, f"{LOCAL}{line}\n")])
    assert not local


def test_a_trace_without_any_call_proves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no network call"):
        calls.told([_trace(tmp_path, "7 exit_group(0) = ?\n")])
