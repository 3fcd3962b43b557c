"""Reading what the benchmarks write: Google Benchmark's JSON, or instruction counts."""
import json
import re

SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
SUFFIX = re.compile(r"/(?:(?:iterations|repeats|min_time|threads):[^/]*|manual_time|real_time|process_time)")
# What Google Benchmark says of every entry; all else is a counter of ours.
ITS_OWN = {"name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions", "repetition_index", "threads", "iterations",
           "real_time", "cpu_time", "time_unit", "error_occurred", "error_message", "aggregate_name", "aggregate_unit", "label"}


class Unreadable(Exception):
    pass


class Benchmark:
    """The repetitions of one benchmark. Times are seconds an iteration, the least of the repetitions: noise only adds."""

    def __init__(self):
        self.cpu, self.real, self.counters = [], [], {}

    @property
    def seconds(self):
        return min(self.cpu)

    @property
    def clock_seconds(self):
        return min(self.real)

    @property
    def spread(self):
        """The largest repetition by the least, less 1."""
        return max(self.cpu) / min(self.cpu) - 1 if min(self.cpu) > 0 else 0.0


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except OSError as e:
        raise Unreadable(f"{path}: cannot be read: {e.strerror}") from e
    except ValueError as e:
        raise Unreadable(f"{path}: is no JSON: {e}") from e
    if not isinstance(content, dict):
        raise Unreadable(f"{path}: neither a result of caunoi_speed nor instruction counts")
    return content


def benchmarks(content, path):
    """Benchmarks by name, in the order they ran; those that were skipped are left out."""
    if not isinstance(content.get("benchmarks"), list):
        raise Unreadable(f"{path}: not a result of caunoi_speed: it has no \"benchmarks\"")
    out = {}
    for entry in content["benchmarks"]:
        if entry.get("run_type") == "aggregate" or entry.get("error_occurred"):
            continue
        one = out.setdefault(SUFFIX.sub("", entry["name"]), Benchmark())
        unit = SECONDS[entry["time_unit"]]
        manual = "/manual_time" in entry["name"]  # the time told by us is processor time
        one.cpu.append(entry["real_time" if manual else "cpu_time"] * unit)
        one.real.append(entry["real_time"] * unit)
        one.counters.update({k: v for k, v in entry.items() if k not in ITS_OWN})
    return out
