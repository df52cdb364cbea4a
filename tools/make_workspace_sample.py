"""Keep a workspace file of the present schema for the tests: run once per released schema, then never again.

`python -m tools.make_workspace_sample tests/workspace/released/schema-N.jianbao`
"""

from __future__ import annotations

import sys
from pathlib import Path

from workspace.schema import CURRENT
from workspace.store import Store

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the file named on the command line; 1 if it is there already."""
    target = Path(sys.argv[1])
    if target.exists() or target.stem != f"schema-{CURRENT.version}":
        print(f"a released file is never made again; the next one is schema-{CURRENT.version}")
        return 1
    sys.path.insert(0, str(ROOT / "tests" / "workspace"))
    from workspace_samples import full_state  # type: ignore[import-not-found]

    state, originals = full_state()
    with Store.create(target) as store:
        store.commit(state, originals)
    return 0


if __name__ == "__main__":
    sys.exit(main())
