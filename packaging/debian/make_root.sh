#!/bin/sh
# The build root: Debian bullseye with a Python and an SQLite of our own, all without symbols newer than
# glibc 2.28 (UOS 20). As root, with the network; what it made is used again until a recipe changes.
#   make_root.sh CACHE      leaves CACHE/build-root; ARCH=arm64 another processor's, run by qemu-user (binfmt)
set -eu

cache=$(mkdir -p "$1" && CDPATH='' cd -- "$1" && pwd)
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
own=$(dpkg --print-architecture)
arch=${ARCH:-$own}
root=$cache/build-root
[ "$arch" = "$own" ] || root=$root-$arch
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

# SHA-256 and place in the pool of every source; fetched without apt, so that the bytes are fixed.
sources='
2411c74bda5bbcfcddaf4531f66d1adc73f247f529aee981b029513aefdbf849 p/python3.11/python3.11_3.11.2.orig.tar.gz
ece2d63c70ac0b7a401fbe6b51b0103be997c294a01a3865549be1862794ba97 p/python3.11/python3.11_3.11.2-6+deb12u8.debian.tar.xz
aaa776260ab4dc976db34aa7891819484c8676b5b2783123ebc6301e2ca5d655 s/sqlite3/sqlite3_3.40.1.orig.tar.xz
0843bc12e4364076477935ce313a6d0796fd899a989ff18ebb6545540e10e4ca s/sqlite3/sqlite3_3.40.1-2+deb12u2.debian.tar.xz
'
build_packages=build-essential,zlib1g-dev,libbz2-dev,liblzma-dev,libffi-dev,libexpat1-dev,pkg-config,tcl,xz-utils
# What Qt's plugins link: PyInstaller looks at them to know what to take along.
window_packages="libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0
libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1
libxkbcommon-x11-0 libx11-xcb1 libxcb-sync1 libxcb-xfixes0 libxcb-util1"

stamp=$root/.ready
wanted=$(cat "$here/make_root.sh" "$here/build_python.sh" "$here/old_glibc.h" | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
    echo "$root"
    exit 0
fi

mkdir -p "$cache/sources"
printf '%s' "$sources" | while read -r sum path; do
    [ -n "$sum" ] || continue
    file=$cache/sources/$(basename "$path")
    [ -f "$file" ] || curl -fsSL --retry 3 -o "$file" "$mirror/pool/main/$path"
    echo "$sum  $file" | sha256sum --check --quiet -
done

if [ ! -f "$root/.bootstrapped" ]; then
    rm -rf "$root"
    debootstrap --arch="$arch" --variant=minbase --include="$build_packages" bullseye "$root" "$mirror" >&2
    # shellcheck disable=SC2086 # a list of names
    DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -y -qq --no-install-recommends $window_packages >&2
    touch "$root/.bootstrapped"
fi

mkdir -p "$root/recipe"
cp "$here/old_glibc.h" "$here/build_python.sh" "$root/recipe/"
rm -rf "$root/sources" && cp -r "$cache/sources" "$root/sources"
unshare --mount --pid --fork --net chroot "$root" /bin/sh -c \
    'mount -t proc proc /proc; exec /bin/sh /recipe/build_python.sh /sources' >&2
printf '%s' "$wanted" >"$stamp"
echo "$root"
