#!/bin/sh
# Every requirement of the program and of its packing into a folder, by the hashes of the locks, as it runs on
# this processor (or on ARCH) with Python 3.11 and an old glibc. A second call finds its stamp.
#   fetch_wheels.sh FOLDER PYTHON
set -eu
folder=$1
python=$2
project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
case ${ARCH:-$(dpkg --print-architecture)} in
arm64) machine=aarch64 ;;
amd64) machine=x86_64 ;;
*)
    echo "Qt has no wheels for this processor" >&2
    exit 1
    ;;
esac
stamp=$folder/.ready
case $machine in
aarch64) program=packaging/requirements-arm64.lock versions="2_31 2_28" ;;
*) program=requirements.lock versions=2_28 ;;
esac
wanted=$(cat "$project/$program" "$project/requirements-ocr.lock" "$project/packaging/requirements-pack.lock" "$0" | sha256sum)
[ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ] || exit 0

rm -rf "$folder"
mkdir -p "$folder"
platforms="--platform any"
for version in $versions 2_27 2_26 2_24 2_17; do
    platforms="$platforms --platform manylinux_${version}_$machine"
done
# jieba and textrank4zh have no wheels; their sources are pure Python and are built in the build root.
# shellcheck disable=SC2086 # a list of options
"$python" -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps --dest "$folder" \
    --python-version 3.11 $platforms --platform "manylinux2014_$machine" \
    --only-binary=:all: --no-binary=jieba,textrank4zh \
    -r "$project/$program" -r "$project/packaging/requirements-pack.lock" -r "$project/requirements-ocr.lock"
printf '%s' "$wanted" >"$stamp"
