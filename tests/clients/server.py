"""ds4-server on ds4-tiny, for the programs in this folder."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PROGRAM = REPOSITORY / "target" / "debug" / "ds4-server"
MODEL = REPOSITORY / "models" / "ds4-tiny.gguf"


class Server:
    """ds4-server on a free port; what it logs is kept in `folder`."""

    def __init__(self, program, folder, flags=()):
        self.log_path = Path(folder) / "server.log"
        line = [program, "-m", MODEL, "--port", "0", "--temp", "0", "--seed", "1", *flags]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen([str(word) for word in line], stdout=subprocess.DEVNULL, stderr=log)
        end = time.monotonic() + 60
        while True:
            found = re.search(r"url=(http://\S+)", self.log())
            if found:
                self.url = found[1]
                return
            if self.process.poll() is not None or time.monotonic() > end:
                sys.exit(f"ds4-server did not start:\n{self.log()}")
            time.sleep(0.05)

    def log(self):
        return self.log_path.read_text(errors="replace")

    def stop(self):
        """Ends it; one that does not end cleanly, or that panicked, is a failure."""
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return False
        return code == 0 and "panicked" not in self.log()
