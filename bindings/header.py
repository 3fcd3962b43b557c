"""caunoi.h as data: numbers, handles, structs with their defaults, functions with what their comments say. The header is the source
of everything that names its parts a second time (generate.py), and of the tests that compare something with it."""

from __future__ import annotations

import pathlib
import re
from dataclasses import dataclass, field
from typing import Optional

ROOT = pathlib.Path(__file__).resolve().parents[1]
HEADER = ROOT / "include" / "caunoi" / "caunoi.h"


@dataclass
class Enum:
    name: str  # "caunoi_wish_kind"
    comment: str
    numbers: dict[str, int]  # "CAUNOI_WISH_MUST_MEET": 0
    comments: dict[str, str]

    @property
    def prefix(self) -> str:
        """What all members begin with, up to an underscore."""
        names = list(self.numbers)
        shared = names[0]
        for name in names:
            while not name.startswith(shared):
                shared = shared[:-1]
        return shared[: shared.rindex("_") + 1]

    def members(self) -> dict[str, int]:
        return {name[len(self.prefix) :]: number for name, number in self.numbers.items()}


@dataclass
class Field:
    name: str
    type: str  # as C spells it: "const caunoi_str *"; of a pointer to a function: "(*)"
    comment: str
    default: str = ""  # as _INIT spells it
    count: str = ""  # of a list: the field that counts it


@dataclass
class Struct:
    name: str
    comment: str
    fields: list[Field]
    section: str = ""
    has_init: bool = False


@dataclass
class Argument:
    name: str
    type: str


@dataclass
class Function:
    name: str
    result: str
    arguments: list[Argument]
    comment: str  # without the last line
    threads: str = ""
    owner: str = ""
    errors: str = ""
    cost: str = ""
    since: str = ""
    declaration: str = ""
    section: str = ""


@dataclass
class Header:
    text: str
    abi_version: int = 0
    enums: dict[str, Enum] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)  # name to comment
    structs: dict[str, Struct] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)  # title to comment
    preamble: str = ""


class Complaint(Exception):
    """The header is written in a way that nobody could read."""


def tidy(c_type: str) -> str:
    """One spelling: "const char *"."""
    return re.sub(r"\s*(\*+)\s*", r" \1", re.sub(r"\s+", " ", c_type)).strip()


def prose(comment: str) -> str:
    """A comment as one text: no stars, no breaks but those before an indented line."""
    lines = [re.sub(r"^\s*\*? ?", "", line.rstrip()) for line in comment.strip().splitlines()]
    return re.sub(r"[ \t]+", " ", " ".join(lines)).strip()


def _split(text: str) -> list[str]:
    """At the commas that are in no braces."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if letter == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    return [*parts, text[start:].strip()]


def _fields(name: str, body: str) -> list[Field]:
    fields: list[Field] = []
    # A declaration, and the comment behind it up to the next one.
    for declaration, comment in re.findall(r"([^;/]+);[ \t]*((?:/\*.*?\*/\s*)?)", body, re.S):
        comment = prose(re.sub(r"/\*|\*/", "", comment))
        declaration = re.sub(r"\s+", " ", declaration).strip()
        if pointer := re.fullmatch(r".*\(\*(\w+)\)\(.*\)", declaration):
            fields.append(Field(pointer.group(1), "(*)", comment))
            continue
        match = re.fullmatch(r"(.*?[\s*])(\w+)((?:\s*,\s*\w+)*)", declaration)
        if not match:
            raise Complaint(f"{name}: not understood: {declaration}")
        kind, first, rest = match.groups()
        fields += [Field(one, tidy(kind), comment) for one in [first, *re.findall(r"\w+", rest)]]
    for at, one in enumerate(fields[:-1]):
        following = fields[at + 1]
        if one.type.endswith("*") and following.type == "size_t" and following.name.endswith("_count"):
            one.count = following.name
    return fields


def parse(path: pathlib.Path = HEADER) -> Header:
    text = path.read_text(encoding="utf-8")
    header = Header(text)
    header.abi_version = int(re.search(r"#define CAUNOI_ABI_VERSION (\d+)", text).group(1))
    opening = text.index("/* caunoi.h")
    header.preamble = text[opening : text.index("*/", opening)]
    inits = {
        name.lower(): re.sub(r"\\\n", " ", init).strip()[1:-1].strip()
        for name, init in re.findall(r"#define (CAUNOI_\w+)_INIT\s*((?:[^\n]*\\\n)*[^\n]*)\n", text)
    }
    marks = [(m.start(), m.group(1)) for m in re.finditer(r"/\* ---- (.*?) -+ \*/", text)]

    def section(at: int) -> str:
        return [title for start, title in marks if start <= at][-1]

    for start, title in marks:
        after = re.match(r"/\* ---- .*? -+ \*/\n\n/\*((?:[^*]|\*(?!/))*)\*/\n\n", text[start:])
        header.sections[title] = prose(after.group(1)) if after else ""

    for m in re.finditer(r"typedef int32_t (\w+);[ \t]*(/\*(?:[^*]|\*(?!/))*\*/)?\s*enum\s*\{(.*?)\};", text, re.S):
        name, comment, body = m.groups()
        numbers, comments = {}, {}
        for word, number, remark in re.findall(r"(CAUNOI_\w+)\s*=\s*(-?\d+)\s*,?[ \t]*(/\*(?:[^*]|\*(?!/))*\*/)?", body):
            numbers[word], comments[word] = int(number), prose(remark[2:-2] if remark else "")
        header.enums[name] = Enum(name, prose(comment[2:-2] if comment else ""), numbers, comments)
    for name, comment in re.findall(r"typedef struct (\w+) \1;[ \t]*(/\*(?:[^*]|\*(?!/))*\*/)?", text):
        header.handles[name] = prose(comment[2:-2] if comment else "")
    for m in re.finditer(r"(?:/\*((?:[^*]|\*(?!/))*)\*/\n)?typedef struct (\w+) \{\n(.*?)\n\} \2;", text, re.S):
        comment, name, body = m.groups()
        struct = Struct(name, prose(comment or ""), _fields(name, body), section(m.start()))
        if name in inits:
            struct.has_init = True
            values = _split(inits[name])
            if len(values) != len(struct.fields):
                raise Complaint(f"{name.upper()}_INIT has {len(values)} values for {len(struct.fields)} fields")
            for one, value in zip(struct.fields, values):
                one.default = value
        header.structs[name] = struct
    pattern = r"/\*((?:[^*]|\*(?!/))*)\*/\n(CAUNOI_API\s+([\w\s*]+?)(caunoi_\w+)\(([^)]*)\);)"
    for m in re.finditer(pattern, text):
        comment, declaration, result, name, arguments = m.groups()
        listed = []
        for argument in [] if arguments.strip() == "void" else arguments.split(","):
            kind, word = re.fullmatch(r"(.*?[\s*])(\w+)", argument.strip(), re.S).groups()
            listed.append(Argument(word, tidy(kind)))
        said = comment.strip()
        at = max(said.rfind("\n * ["), said.rfind("\n * [", 0))
        rule = [part.strip() for part in prose(said[at:]).split("|")] if at >= 0 else []
        if len(rule) != 5 or not re.match(r"\[(any|shared|one)\]", rule[0]) or not re.fullmatch(r"\d+\.\d+", rule[4]) or "" in rule:
            raise Complaint(
                f"{name}: its comment must end with `[thread rule] | who owns | errors | cost | since`, not {' | '.join(rule) or said!r}"
            )
        header.functions[name] = Function(
            name, tidy(result), listed, prose(said[:at]), *rule, declaration=re.sub(r"^CAUNOI_API\s+", "", declaration), section=section(m.start())
        )
    declared = len(re.findall(r"^CAUNOI_API\b", text, re.M))
    if declared != len(header.functions):
        raise Complaint(f"{declared} functions are declared, {len(header.functions)} were understood: each needs a comment before it")
    return header


def bare(c_type: str) -> str:
    """"const caunoi_str *" is of "caunoi_str"."""
    return re.sub(r"\bconst\b|\*", "", c_type).strip()


def camel(name: str, first: bool = False) -> str:
    """"wish_kind" is wishKind, or WishKind."""
    words = name.removeprefix("caunoi_").split("_")
    return "".join(word.capitalize() if at or first else word for at, word in enumerate(words))


def inputs(header: Header) -> set[str]:
    """Structs that a caller fills."""
    found = {
        bare(a.type) for f in header.functions.values() for a in f.arguments if a.type.startswith("const ") and bare(a.type) in header.structs
    }
    grown: Optional[set[str]] = None
    while grown != found:
        grown = set(found)
        for name in grown:
            found |= {bare(f.type) for f in header.structs[name].fields if bare(f.type) in header.structs}
    return found
