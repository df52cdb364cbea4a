#!/bin/sh
# Inside the build root, without the network: the requirements, the bundle, the .deb. Called by build.sh.
set -eu
cd /build/source
/opt/python/bin/python3 -m venv --clear --without-pip /build/venv
python=/build/venv/bin/python
pip=$(echo /opt/python/lib/python3.11/ensurepip/_bundled/pip-*.whl)
install() {
    PYTHONPATH=$pip "$python" -m pip install --quiet --disable-pip-version-check --no-index --find-links /build/wheels \
        --no-build-isolation --no-deps --require-hashes --no-compile -r "$1"
}
install packaging/requirements-pack.lock
case $(uname -m) in
aarch64) install packaging/requirements-arm64.lock ;;
*) install requirements.lock ;;
esac

# Modules are not packed inside the program: unpacking them is a part of every start, and the .deb packs better.
PYINSTALLER_ZLIB_COMPRESSION_LEVEL=0 "$python" -m PyInstaller --noconfirm --log-level WARN \
    --distpath /build/dist --workpath /build/work pyinstaller.spec
"$python" -m tools.packing.deb /build/dist/jianbao /build/out

# The optional part comes after the bundle, so that none of it is in the bundle.
install requirements-ocr.lock
"$python" -m tools.packing.recognition /build/dist/ocr
"$python" -m tools.packing.deb --part /build/dist/ocr /build/out
