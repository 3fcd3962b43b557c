"""caunoi.h as data: functions, structs, enum numbers, _INIT macros. For the tests that compare something with the header."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER = ROOT / "include" / "caunoi" / "caunoi.h"


class Header:
    """functions: name to (result, [type of each argument]); structs: name to [(field, type)]; enums: typedef to {name: number};
    opaque: names of handles; inits: struct to the text between the braces."""

    def __init__(self, path: pathlib.Path = HEADER) -> None:
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        self.inits = {
            name.lower(): init.strip()
            for name, init in re.findall(r"#define (CAUNOI_\w+)_INIT\s*(?:\\\s*)?\{(.*)\}\s*$", text, re.M)
        }
        self.abi_version = int(re.search(r"#define CAUNOI_ABI_VERSION (\d+)", text).group(1))
        text = re.sub(r"^#.*(?:\\\n.*)*$", "", text, flags=re.M)
        self.functions = {}
        for result, name, arguments in re.findall(r"CAUNOI_API\s+([\w\s*]+?)(\w+)\(([^)]*)\);", text):
            arguments = [] if arguments.strip() == "void" else [self._type(a) for a in arguments.split(",")]
            self.functions[name] = (tidy(result), arguments)
        self.structs = {}
        for name, body in re.findall(r"typedef struct (\w+)\s*\{(.*?)\}\s*\1\s*;", text, re.S):
            fields = []
            for declaration in filter(None, (d.strip() for d in body.split(";"))):
                kind, first, rest = re.fullmatch(r"(.*?[\s*])(\w+)((?:\s*,\s*\w+)*)", declaration, re.S).groups()
                fields += [(f, tidy(kind)) for f in [first, *re.findall(r"\w+", rest)]]
            self.structs[name] = fields
        self.opaque = set(re.findall(r"typedef struct (\w+) \1;", text))
        self.enums = {}
        for name, body in re.findall(r"typedef int32_t (\w+);\s*enum\s*\{(.*?)\};", text, re.S):
            self.enums[name] = {word: int(number) for word, number in re.findall(r"(CAUNOI_\w+)\s*=\s*(-?\d+)", body)}
        assert len(re.findall(r"\bCAUNOI_API\b", text)) == len(self.functions), "a declaration was not understood"

    @staticmethod
    def _type(argument: str) -> str:
        return tidy(re.fullmatch(r"(.*?[\s*])\w+", argument.strip(), re.S).group(1))


def tidy(c_type: str) -> str:
    """One spelling: "const char *"."""
    return re.sub(r"\s*(\*+)\s*", r" \1", re.sub(r"\s+", " ", c_type)).strip()
