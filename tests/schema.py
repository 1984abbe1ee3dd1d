#!/usr/bin/env python3
"""Bodies made from the server's own description of its API, sound and unsound ones: none may end in a 5xx.

    pip install schemathesis
    tests/schema.py [--server target/debug/ds4-server] [--examples 20] [--schemathesis PROGRAM]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "clients"))
from server import PROGRAM, Server  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default=PROGRAM)
    parser.add_argument("--examples", type=int, default=20)
    parser.add_argument("--schemathesis", default="schemathesis")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ds4-schema-") as folder:
        # Answers end soon, whatever is asked for; with a body of what there is, not an error.
        server = Server(args.server, folder, ["--ctx", "2048", "-n", "4", "--threads", "1", "--tool-memory-max-ids", "100"])
        line = [
            args.schemathesis, "run", server.url + "/openapi.json", "--checks", "not_a_server_error", "--workers", "1",
            "--max-examples", str(args.examples), "--request-timeout", "60", "--seed", "1", "--header", "x-ds4-timeout: 5",
            "--suppress-health-check", "all",
        ]
        code = subprocess.run(line, cwd=folder).returncode
        ended = server.stop()
        if not ended:
            print(server.log()[-3000:])
    print(f"schema: {int(code == 0 and ended)} passed, {int(code != 0 or not ended)} failed")
    sys.exit(0 if code == 0 and ended else 1)


if __name__ == "__main__":
    main()
