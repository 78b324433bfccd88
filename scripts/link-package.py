"""Put the checkout on the virtual environment's path and write the `gaoxingban` command.

Does what an editable install does, without a build back-end to fetch.
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

root = Path(__file__).resolve().parents[1]
Path(sysconfig.get_path("purelib"), "gaoxingban-checkout.pth").write_text(f"{root}\n", "utf-8")
command = Path(sys.executable).parent / "gaoxingban"
command.write_text(
    f"#!{sys.executable}\nfrom gaoxingban.cli.main import run\n\nrun()\n", encoding="utf-8"
)
command.chmod(0o755)
