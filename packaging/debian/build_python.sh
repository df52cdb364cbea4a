#!/bin/sh
# Inside the build root, without the network: SQLite and Python from Debian's sources with Debian's security
# fixes, installed in /opt/python. No OpenSSL: the program is offline and needs none.
set -eu
sources=$1
work=/tmp/work
prefix=/opt/python
rm -rf "$work" "$prefix"
mkdir -p "$work"
cd "$work"
mkdir python python-debian sqlite sqlite-debian
tar -C python --strip-components=1 -xf "$sources"/python3.11_*.orig.tar.gz
tar -C python-debian -xf "$sources"/python3.11_*.debian.tar.xz
tar -C sqlite --strip-components=1 -xf "$sources"/sqlite3_*.orig.tar.xz
tar -C sqlite-debian -xf "$sources"/sqlite3_*.debian.tar.xz

# Fixes of faults and of security, not what moves files to where Debian wants them.
fixes() { grep -E '^(CVE-|[0-9]{4}-|4[12]-|relfile|frame_dealloc|shutdown-deadlock)' "$1/debian/patches/series"; }
for part in sqlite python; do
    for fix in $(fixes "$part-debian"); do
        patch -d "$part" -p1 --forward --silent <"$part-debian/debian/patches/$fix" || {
            echo "$part: $fix does not apply" >&2
            exit 1
        }
    done
done

# A fix uses an inner header there, which Debian's own list of modules allows and this one has to be told.
sed -i '1i #define Py_BUILD_CORE_MODULE 1' python/Modules/pyexpat.c

old="-include /recipe/old_glibc.h"
jobs=$(nproc)

cd "$work/sqlite"
./configure --prefix="$prefix" --disable-static --disable-tcl --disable-readline \
    CFLAGS="-O2 -fPIC $old -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_FTS3_PARENTHESIS -DSQLITE_SECURE_DELETE"
make -j"$jobs" libsqlite3.la sqlite3.h >/dev/null
make lib_install >/dev/null
install -D -m 644 sqlite3.h "$prefix/include/sqlite3.h"

cd "$work/python"
# sem_clockwait came with glibc 2.30; without it Python waits by the other clock it knows.
ac_cv_func_sem_clockwait=no ./configure --prefix="$prefix" --enable-shared --without-ensurepip \
    --without-static-libpython --with-system-expat --disable-test-modules \
    CFLAGS="-fno-semantic-interposition $old" CPPFLAGS="-I$prefix/include" \
    LDFLAGS="-fno-semantic-interposition -L$prefix/lib -Wl,-rpath,$prefix/lib" >/dev/null
make -j"$jobs" >make.log 2>&1 || {
    tail -50 make.log
    exit 1
}
make install >install.log 2>&1 || {
    tail -50 install.log
    exit 1
}
find "$prefix" -name '*.so*' -type f -exec strip --strip-unneeded {} +
cd /
"$prefix/bin/python3" - <<'PYTHON'
import bz2, ctypes, lzma, pyexpat, sqlite3, sys, zlib

assert sqlite3.sqlite_version == "3.40.1", sqlite3.sqlite_version
sqlite3.connect(":memory:").execute("create virtual table t using fts5(a)")
print(sys.version)
PYTHON
rm -rf "$work"
