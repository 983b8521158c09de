"""What another process takes, from its start to its last word; run as a process that is small itself.

Linux counts what the starting process held as the started one's own, so the benchmark, which holds a great deal, lets
this module start what it measures. Run: python -m benchmarks.count.watch SECONDS COMMAND…
"""

import json
import resource
import subprocess
import sys
import time


def main(limit: str, *command: str) -> None:
    """Run the command for so many seconds at most; print seconds, MiB and what it said, or why there is nothing."""
    began = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=float(limit))
    except subprocess.TimeoutExpired:
        print(json.dumps({"failed": f"over {limit} s"}))
        return
    seconds = time.perf_counter() - began
    if done.returncode:
        last_words = done.stderr.strip().rpartition("\n")[2]
        print(json.dumps({"failed": last_words or f"exit code {done.returncode}"}))
        return
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "memory": memory, "said": done.stdout}))


if __name__ == "__main__":
    main(*sys.argv[1:])
