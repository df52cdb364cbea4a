#!/bin/sh
# Makes .venv/ and installs what the program needs, pinned by version and hash. Run by make.
#   tools/setup.sh run     what the program needs (the libraries of the window only where there is a display)
#   tools/setup.sh test    the same, the window's libraries, and the tools that check the program
#   tools/setup.sh ocr     text recognition on scans and pictures, an optional part, into the .venv/ that is there
# A second call finds its stamp and ends at once.
set -eu

purpose=${1:-run}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
venv=.venv

case "$purpose" in
run) lock=requirements.lock ;;
test) lock=requirements-dev.lock ;;
ocr) lock=requirements-ocr.lock ;;
*)
    echo "usage: tools/setup.sh run|test|ocr" >&2
    exit 2
    ;;
esac

have_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }
need_window() { [ "$purpose" = test ] || have_display; }
say() { printf '%s\n' "$*" >&2; }

# A stamp names what was installed; cksum is in POSIX, so it is there on the barest machine. A set-up with
# the window's libraries serves a run without a display too.
fingerprint() { cksum "$1" tools/setup.sh | cksum; }
stamp="$venv/.installed-$purpose"

if [ "$purpose" = ocr ]; then
    have=$(cat "$stamp" 2>/dev/null || true)
    [ "$have" = "$(fingerprint "$lock")" ] && exit 0
    say "安装图片文字识别组件 (installing text recognition) …"
    # Of rapidocr only the networks in it are used: what its own code needs is left out on purpose.
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input --no-deps --require-hashes -r "$lock"
    fingerprint "$lock" >"$stamp"
    exit 0
fi

have=$(cat "$stamp" 2>/dev/null || true)
bare=$(fingerprint "$lock")
full="$bare with window"
if [ -x "$venv/bin/python" ]; then
    if [ "$have" = "$full" ] || { [ "$have" = "$bare" ] && ! need_window; }; then
        exit 0
    fi
fi

# --- system packages ---------------------------------------------------------------------------------
missing=""
want() { missing="$missing $1"; }

suitable() { "$1" -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
find_python() {
    for name in python3.12 python3.11 python3.13 python3; do
        if command -v "$name" >/dev/null 2>&1 && suitable "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}
# Debian splits venv's bootstrap into a package of its own.
can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

python=$(find_python || true)
if [ -z "$python" ]; then
    want "python3.13|python3.12|python3.11"
    want "python3.13-venv|python3.12-venv|python3.11-venv"
elif ! can_make_venv "$python"; then
    want "$("$python" -c 'import sys; print("python3.%d-venv|python3-venv" % sys.version_info[1])')"
fi

if need_window; then
    # Library that Qt opens -> packages that hold it (newer releases renamed some of them to …t64).
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    while read -r library packages; do
        case "$known" in *"$library "*) ;; *) want "$packages" ;; esac
    done <<'LIBRARIES'
libglib-2.0.so.0 libglib2.0-0t64|libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIBRARIES
    if ! command -v fc-list >/dev/null 2>&1; then
        want fontconfig
        want fonts-wqy-microhei
    elif [ -z "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ]; then
        want fonts-wqy-microhei
    fi
fi

if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        say "缺少系统组件，请用本机的包管理器安装 (please install with your package manager):$missing"
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        sudo=""
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        sudo="sudo"
    else
        sudo=none
    fi
    [ "$sudo" = none ] || $sudo apt-get update -qq || say "apt-get update 未能完成，改用已有的软件列表 (using the package lists at hand)"
    # A candidate of "(none)" is a name that apt has only heard of.
    offered() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }
    chosen=""
    for alternatives in $missing; do
        found=""
        for name in $(printf '%s' "$alternatives" | tr '|' ' '); do
            if offered "$name"; then
                found=$name
                break
            fi
        done
        case "$found:$alternatives" in
        :python*"|"*)
            # Naming what is in none of the lists would send a person in circles; empty lists say nothing.
            if offered python3; then
                say "本机软件源里没有 Python 3.11、3.12 或 3.13，请先装好其中之一及其 venv 组件 (the package lists of this system have no Python 3.11 to 3.13: please install one with its venv package first)."
                exit 1
            fi
            ;;
        esac
        chosen="$chosen ${found:-${alternatives##*|}}"
    done
    if [ "$sudo" = none ]; then
        say "缺少系统组件。请让管理员执行这一行，再重试 (ask an administrator to run this line, then try again):"
        say "  sudo apt-get install -y --no-install-recommends$chosen"
        exit 1
    fi
    say "安装系统组件 (installing system packages):$chosen"
    # shellcheck disable=SC2086 # a list of package names, split on purpose
    if ! $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $chosen >/dev/null; then
        say "系统组件没有装上。请手工执行 (please run by hand): sudo apt-get install -y --no-install-recommends$chosen"
        exit 1
    fi
    python=$(find_python || true)
    if [ -z "$python" ] || ! can_make_venv "$python"; then
        say "需要 Python 3.11、3.12 或 3.13 及其 venv 组件，请先安装 (Python 3.11 to 3.13 with its venv package is needed)."
        exit 1
    fi
fi

# --- Python packages ---------------------------------------------------------------------------------
if [ -x "$venv/bin/python" ] && ! suitable "$venv/bin/python"; then
    rm -rf "$venv"
fi
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    say "建立 Python 环境 (making .venv) …"
    "$python" -m venv --clear "$venv"
fi
say "安装 Python 组件，首次约需一两分钟 (installing pinned packages) …"
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r "$lock"

if need_window; then printf '%s' "$full"; else printf '%s' "$bare"; fi >"$stamp"
# Everything the program needs is among what its tests need.
if [ "$purpose" = test ]; then
    printf '%s' "$(fingerprint requirements.lock) with window" >"$venv/.installed-run"
fi
