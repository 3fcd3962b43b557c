#!/usr/bin/env python3
"""The arrows of the house: a stage includes only stages to its left and base/.

Reads every #include under src/ and include/, and the NEEDS of CMakeLists.txt, and fails on an arrow that runs back. It also proves that it can fail: a file with a turned arrow must be refused.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Each stage with the stages it may include; base is open to all. The order is that of the map in src/README.md.
ALLOWED = {
    "base": set(),
    "text": {"base"},
    "survey": {"base", "text"},
    "intake": {"base", "text", "survey"},
    "index": {"base", "text", "survey"},
    "network": {"base", "text", "survey"},
    "match": {"base", "text", "survey", "index", "network"},
    "fair": {"base"},  # the planning wing stands on base/ alone
    "evaluate": {"base"},
    "report": {"base", "text", "survey", "intake", "index", "network", "match", "fair"},
    "workspace": {"base", "text", "survey", "intake", "index", "network", "match", "fair", "evaluate", "report"},
}
ALLOWED["c"] = set(ALLOWED)
# The command stands on the public headers; base/ gives it files and CAUNOI_TRY.
ALLOWED["cli"] = set(ALLOWED) - {"c"}

STAGE_OF_HEADER = {"result": "base", "control": "base", "lexicon": "text", "learn": "match", "advice": "fair", "repair": "fair"}  # else the header's own name


def stage_of(target: str) -> str | None:
    """The stage an include path belongs to, or None for somebody else's header."""
    public = re.fullmatch(r"caunoi/(\w+)\.hp?p?", target)
    if public:
        name = public.group(1)
        return "c" if name == "caunoi" else STAGE_OF_HEADER.get(name, name)
    folder = target.split("/")[0]
    return folder if "/" in target and folder in ALLOWED else None


def allowed(source: str, target: str) -> bool:
    return target == source or target in ALLOWED[source]


def violations(files) -> list[str]:
    found = []
    for path, source in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            include = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', line)
            target = include and stage_of(include.group(1))
            if target and not allowed(source, target):
                found.append(f"{path.relative_to(ROOT)}:{number}: {source}/ must not include {include.group(1)} of {target}/")
            if include and source == "cli" and "/" in include.group(1) and include.group(1).split("/")[0] in set(ALLOWED) - {"cli", "base"}:
                found.append(f"{path.relative_to(ROOT)}:{number}: the command includes public headers only, not {include.group(1)}")
    return found


def source_files():
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in {".cpp", ".hpp", ".h", ".c"}:
            yield path, path.relative_to(ROOT / "src").parts[0]
    for path in sorted((ROOT / "include" / "caunoi").iterdir()):
        if path.suffix in {".hpp", ".h"}:
            yield path, stage_of(f"caunoi/{path.name}")


def build_violations() -> list[str]:
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    found = []
    for stage, rest in re.findall(r"^caunoi_stage\((\w+)\s([^)]*)\)", text, re.M):
        needs = re.search(r"NEEDS ([\w\s]*?)(?:PARTS|$)", rest)
        for target in needs.group(1).split() if needs else []:
            if not allowed(stage, target):
                found.append(f"CMakeLists.txt: {stage} must not need {target}")
    return found


def main() -> int:
    files = list(source_files())
    found = violations(files) + build_violations()
    for line in found:
        print(line)
    unknown = {source for _, source in files} - set(ALLOWED)
    if unknown:
        print(f"stages without a rule: {sorted(unknown)}")
    # The rule itself: no two stages may include each other, so every arrow turned round is one it refuses.
    for source, targets in ALLOWED.items():
        for target in targets:
            if allowed(target, source):
                print(f"the rule allows both {source} -> {target} and back")
                return 1
    # And it sees them: a file with a turned arrow is refused.
    probe = ROOT / "src" / "base" / "probe.hpp"
    text = '#include "caunoi/match.hpp"\n'

    class Probe:
        def read_text(self, encoding):
            return text

        def relative_to(self, root):
            return probe.relative_to(root)

    if len(violations([(Probe(), "base")])) != 1:
        print("a turned arrow was not seen")
        return 1
    print(f"{len(files)} files, {sum(map(len, ALLOWED.values()))} arrows allowed, {len(found)} violations")
    return 1 if found or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
