#!/bin/sh
# The .deb of one commit, built where the C library is old (make_root.sh), without the network from the moment
# that everything is at hand. As root.
#   build.sh CACHE OUT [COMMIT]     leaves OUT/jianbao_VERSION_ARCH.deb; ARCH=arm64 for another processor
set -eu

cache=$(mkdir -p "$1" && CDPATH='' cd -- "$1" && pwd)
out=$(mkdir -p "$2" && CDPATH='' cd -- "$2" && pwd)
commit=${3:-HEAD}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
project=$(CDPATH='' cd -- "$here/../.." && pwd)
python=${PYTHON:-$project/.venv/bin/python}

root=$(sh "$here/make_root.sh" "$cache")
wheels=$cache/wheels${ARCH:+-$ARCH}
sh "$here/fetch_wheels.sh" "$wheels" "$python"

build=$root/build
rm -rf "$build"
mkdir -p "$build/source" "$build/out"
git -C "$project" archive "$commit" | tar -C "$build/source" -xf -
cp -r "$wheels" "$build/wheels"
epoch=$(git -C "$project" log -1 --format=%ct "$commit")

unshare --mount --pid --fork --net chroot "$root" /usr/bin/env -i \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TZ=UTC \
    PYTHONHASHSEED=0 SOURCE_DATE_EPOCH="$epoch" QT_QPA_PLATFORM=offscreen \
    /bin/sh -c 'mount -t proc proc /proc; exec /bin/sh /build/source/packaging/debian/build_in_root.sh'

cp "$build"/out/*.deb "$out/"
(cd "$out" && ls -l ./*.deb)
