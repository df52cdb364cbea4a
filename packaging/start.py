"""Runs before main.py in a packed program on Linux, in place of the packer's own start scripts for Qt and for workers.

Those load Qt and multiprocessing at every start, the console program's too. What they do beyond that is not needed
here: Qt's own packages find their plugins, and main.py tells a worker from a start by a person.
"""


def _start():
    import os
    import re
    import sys

    # The starter lets the loader look among our libraries first. Whatever this program opens (WPS, a file manager)
    # must load its own; for this process the loader has read the variable already.
    for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before:
            os.environ[name] = before
        elif name == "LD_LIBRARY_PATH":
            os.environ.pop(name, None)

    # Our own workers are started afresh by the starter, which sets the variable for them again.
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

    # A process that spawns workers starts a helper that clears away what a killed one leaves behind; it is started as
    # if we were an interpreter of Python.
    if "-c" in sys.argv[1:-1]:
        asked = re.fullmatch(
            r"from multiprocessing\.resource_tracker import main;\s*main\((\d+)\)",
            sys.argv[sys.argv.index("-c") + 1],
        )
        if asked:
            from multiprocessing.resource_tracker import main

            main(int(asked[1]))
            sys.exit()


_start()
del _start
