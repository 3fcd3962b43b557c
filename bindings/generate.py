#!/usr/bin/env python3
"""Everything that names the parts of caunoi.h a second time is written here, from the header.

    generate.py [--check]        with --check: writes nothing, fails where something is not what it would write
"""

from __future__ import annotations

import pathlib
import re
import sys
import textwrap

from header import Complaint, Enum, Field, Header, ROOT, Struct, bare, camel, inputs, parse
import reference

PYTHON_NAMES = {"caunoi_plan_status": "PlanStatus"}


# -- src/c/caunoi_c.map -------------------------------------------------------------------------------------------------------


def symbols(h: Header) -> str:
    names = "".join(f"    {name};\n" for name in h.functions)
    return f"# Written by bindings/generate.py from caunoi.h.\nCAUNOI_{h.abi_version} {{\n  global:\n{names}  local:\n    *;\n}};\n"


# -- Python -------------------------------------------------------------------------------------------------------------------

C_TYPES = {
    "void": "None", "size_t": "c_size_t", "double": "c_double", "int32_t": "c_int32", "int64_t": "c_int64", "uint32_t": "c_uint32",
    "uint64_t": "c_uint64", "float": "c_float", "caunoi_progress_fn": "caunoi_progress_fn", "caunoi_log_fn": "caunoi_log_fn",
}


def python_type(h: Header, c_type: str) -> str:
    plain = bare(c_type)
    stars = c_type.count("*")
    if plain == "char" and stars:
        return "c_char_p"
    if plain == "void" and stars:
        return "c_void_p"
    if c_type == "(*)":
        return "c_void_p"
    name = "c_int32" if plain in h.enums else C_TYPES.get(plain, plain)
    for _ in range(stars):
        name = f"POINTER({name})"
    return name


def python_default(h: Header, field: Field) -> str:
    """Of a number that _INIT does not leave 0."""
    numbers = {word: str(number) for enum in h.enums.values() for word, number in enum.numbers.items()}
    value = numbers.get(field.default, field.default)
    return value if re.fullmatch(r"-?[\d.]+", value) and float(value) != 0 else ""


def wrapped(items: list[str], indent: str, width: int = 132) -> str:
    return textwrap.fill(", ".join(items), width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def python_enum(enum: Enum) -> str:
    out = f"class {camel(enum.name, True)}(Number):\n"
    if enum.comment:
        out += f'    """{enum.comment[0].upper() + enum.comment[1:]}."""\n\n'
    for word, number in enum.numbers.items():
        remark = enum.comments[word]
        out += f"    {word.removeprefix(enum.prefix)} = {number}" + (f"  # {remark}" if remark else "") + "\n"
    return out


def python_abi(h: Header) -> str:
    out = '''"""The border: every number, struct and function of caunoi.h as ctypes sees it. Written by bindings/generate.py."""

from __future__ import annotations

import ctypes
import enum
from ctypes import POINTER, c_char_p, c_double, c_float, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any, ClassVar

'''
    out += f"ABI_VERSION = {h.abi_version}\n"
    out += '''

class Number(enum.IntEnum):
    """A number of caunoi.h that prints as its name; one that is not known raises ValueError."""

    __str__ = enum.Enum.__str__


'''
    out += "\n\n".join(python_enum(enum) for enum in h.enums.values())
    out += "\n\n# A class a handle, so that ctypes refuses one for another.\n\n\n"
    out += "\n".join(f"class {name}(ctypes.Structure): ..." for name in h.handles)
    out += '''


class Sized(ctypes.Structure):
    """A struct that starts with its own size, and with the defaults of its _INIT."""

    _defaults_: ClassVar[dict[str, Any]] = {}

    def __init__(self, **values: Any) -> None:
        values = {**self._defaults_, **values}
        super().__init__(struct_size=ctypes.sizeof(self), **values)
        for name, value in values.items():  # ctypes would cut a number that does not fit, silently
            if isinstance(value, int) and getattr(self, name) != value:
                raise OverflowError(f"{name} is {value}, which does not fit")

'''
    callbacks = False
    for struct in h.structs.values():
        if not callbacks and struct.name == "caunoi_control":
            out += "\ncaunoi_progress_fn = ctypes.CFUNCTYPE(c_int32, POINTER(caunoi_tick), c_void_p)\n"
            out += "caunoi_log_fn = ctypes.CFUNCTYPE(None, POINTER(caunoi_log_line), c_void_p)\n\n"
            callbacks = True
        sized = struct.fields[0].name == "struct_size"
        out += f"\nclass {struct.name}({'Sized' if sized else 'ctypes.Structure'}):\n    _fields_ = [\n"
        # Not c_char_p: that stops at the first NUL.
        kinds = [f'("{f.name}", {"c_void_p" if struct.name == "caunoi_str" and f.name == "data" else python_type(h, f.type)})' for f in struct.fields]
        out += wrapped(kinds, "        ") + ",\n    ]\n"
        defaults = {f.name: python_default(h, f) for f in struct.fields if python_default(h, f)}
        if defaults:
            out += "    _defaults_ = {" + ", ".join(f'"{name}": {value}' for name, value in defaults.items()) + "}\n"
    out += "\n\n# Lists in structs: which field counts them.\nCOUNTS: dict[str, dict[str, str]] = {\n"
    for struct in h.structs.values():
        counts = {f.name: f.count for f in struct.fields if f.count}
        if counts:
            out += f'    "{struct.name}": {{\n' + wrapped([f'"{a}": "{b}"' for a, b in counts.items()], "        ") + ",\n    },\n"
    out += "}\n\n# Result, arguments.\nFUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {\n"
    for f in h.functions.values():
        arguments = [python_type(h, a.type) for a in f.arguments]
        line = f'    "{f.name}": ({python_type(h, f.result)}, ({", ".join(arguments)}{"," if len(arguments) == 1 else ""})),\n'
        if len(line) > 133:
            line = f'    "{f.name}": (\n        {python_type(h, f.result)},\n        (\n' + wrapped(arguments, " " * 12) + ",\n        ),\n    ),\n"
        out += line
    return out + "}\n"


def is_bool(field: Field) -> bool:
    return field.type == "uint32_t" and re.match(r"[01]:", field.comment) is not None


# Structs of input that are values of their own in Python; options are arguments there.
VALUES = [
    "money", "quantity", "field_weight", "reference", "work", "organisation", "technology", "need", "expert", "visit",
    "session", "table", "interpreter", "participant", "pair", "lock",
]


def python_annotation(h: Header, field: Field) -> tuple[str, str]:
    plain = bare(field.type)
    if field.count:
        items = {"caunoi_str": "Text", "int32_t": "int", "float": "float", "caunoi_lang": "Language"}.get(plain, camel(plain, True))
        return ("Numbers" if items in ("int", "float") else f"Sequence[{items}]"), "()"
    if plain == "caunoi_str":
        return "Text", '""'
    if plain == "caunoi_text3":
        return "Trilingual", "LangText()"
    kind = {"double": "float"}.get(plain, "int")
    if plain in h.enums or plain in h.structs:
        kind = camel(plain, True)
    if is_bool(field):
        kind = "bool"
    return f"Optional[{kind}]", "None"


def python_values(h: Header) -> str:
    out = '''"""What records and fairs are put together from, as plain values. None, and what is empty, stands for the default of the header:
not known. Written by bindings/generate.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

from ._abi import Lang, Side

Text = Union[str, bytes]
Language = Union[str, Lang]
Numbers = Any  # a list of numbers, or whatever has a buffer of them: array.array, a NumPy array


@dataclass(frozen=True)
class LangText:
    """A text in one or more languages. Empty in a language: not given in it."""

    vi: Text = ""
    ja: Text = ""
    en: Text = ""


Trilingual = Union[LangText, Mapping[str, Text]]  # {"vi": ..., "en": ...} is fine too
'''
    for name in VALUES:
        struct = h.structs[f"caunoi_{name}"]
        counts = {f.count for f in struct.fields}
        out += f"\n\n@dataclass(frozen=True)\nclass {camel(name, True)}:\n"
        out += f'    """{struct.comment or h.sections[struct.section] or "Part of a record."}"""\n\n' if struct.comment else ""
        needed, rest = [], []
        for f in struct.fields[1:]:
            if f.name in counts or f.name == "reserved":
                continue
            kind, default = python_annotation(h, f)
            remark = f"  # {f.comment}" if f.comment else ""
            rest.append(f"    {f.name}: {kind} = {default}{remark}\n")
        out += "".join(needed + rest)
    return out


# -- Node ---------------------------------------------------------------------------------------------------------------------

CONTROL, ERROR, STR = "const caunoi_control *", "caunoi_error **", "caunoi_str"


def node_field(h: Header, struct: Struct, field: Field, index: dict[str, int]) -> str:
    plain, stars = bare(field.type), field.type.count("*")
    of = f"offsetof({struct.name}, {field.name})"
    count = f"offsetof({struct.name}, {field.count})" if field.count else "0"
    ref = -1
    if plain in h.enums:
        kind, ref = ("F_ENUMS" if field.count else "F_ENUM"), list(h.enums).index(plain)
    elif field.count:
        kind = {"caunoi_str": "F_STRS", "int32_t": "F_INT32S", "float": "F_FLOATS"}.get(plain, "F_STRUCTS")
    elif plain in h.handles:
        kind, ref = "F_HANDLE", list(h.handles).index(plain)
    elif stars and plain in h.structs:
        kind = "F_STRUCT"
    elif field.type == "(*)" or field.type == "void *":
        kind = "F_ADDRESS"
    elif is_bool(field):
        kind = "F_BOOL"
    elif plain == "caunoi_str" and field.name == "bytes":
        kind = "F_BYTES"
    else:
        kind = {
            "caunoi_str": "F_STR", "caunoi_text3": "F_TEXT3", "int32_t": "F_INT32", "uint32_t": "F_UINT32", "uint64_t": "F_UINT64",
            "int64_t": "F_INT64", "double": "F_DOUBLE",
        }[plain]
    if kind in ("F_STRUCTS", "F_STRUCT"):
        ref = index[plain]
    return f'{{"{camel(field.name)}", {kind}, {ref}, {of}, {count}}}'


def node_table(h: Header) -> str:
    out = """/* The border as the binding sees it. Written by bindings/generate.py from caunoi.h; included by binding.c alone. */
"""
    enum_index = {name: i for i, name in enumerate(h.enums)}
    handle_index = {name: i for i, name in enumerate(h.handles)}
    for enum in h.enums.values():
        words = ", ".join(f'{{"{word.lower().replace("_", "-")}", {number}}}' for word, number in enum.members().items())
        out += f"static const member {enum.name}_members[] = {{{words}, {{NULL, 0}}}};\n"
    out += "static const enumeration enumerations[] = {\n"
    out += "".join(f'    {{"{camel(name)}", {name}_members}},\n' for name in h.enums) + "};\n"
    out += f"enum {{ ENUM_LEVEL = {enum_index['caunoi_level']} }};\n\n"

    for name in h.handles:
        out += f"static void free_{name}(void *p) {{ {name}_free(({name} *)p); }}\n"
    out += "static const handle_kind handle_kinds[] = {\n"
    out += "".join(f'    {{"{camel(name, True)}", free_{name}}},\n' for name in h.handles) + "};\n"
    out += f"enum {{ HANDLE_CANCEL = {handle_index['caunoi_cancel']} }};\n\n"

    # Of structs the callbacks' are made by hand.
    made = [s for s in h.structs.values() if s.name not in ("caunoi_str", "caunoi_text3", "caunoi_control", "caunoi_tick", "caunoi_log_line")]
    index = {s.name: i for i, s in enumerate(made)}
    for struct in made:
        counts = {f.count for f in struct.fields}
        listed = [node_field(h, struct, f, index) for f in struct.fields[1:] if f.name != "reserved" and f.name not in counts]
        if struct.has_init:
            out += f"static const {struct.name} {struct.name}_init = {struct.name.upper()}_INIT;\n"
        out += f"static const field {struct.name}_fields[] = {{\n" + "".join(f"    {line},\n" for line in listed) + "    {NULL, 0, 0, 0, 0},\n};\n"
    out += "static const structure structures[] = {\n"
    out += "".join(f'    {{"{camel(s.name, True)}", sizeof({s.name}), &{s.name}_init, {s.name}_fields}},\n' for s in made) + "};\n\n"

    rows = []
    for f in h.functions.values():
        letters, call, before, after, slot = [], [], [], [], 0
        arguments = list(f.arguments)
        at = 0
        while at < len(arguments):
            a = arguments[at]
            plain, stars = bare(a.type), a.type.count("*")
            following = arguments[at + 1].name if at + 1 < len(arguments) else ""
            if a.type == "const char *" and following == a.name + "_len":
                letters.append("{A_TEXT, -1}")
                call += [f"(const char *)s[{slot}].p", f"s[{slot}].n"]
                at += 1
            elif a.type == "const caunoi_str *" and following.endswith("_count"):
                letters.append("{A_STRS, -1}")
                call += [f"(const caunoi_str *)s[{slot}].p", f"s[{slot}].n"]
                at += 1
            elif plain in h.enums and stars and following.endswith("_count"):
                letters.append(f"{{A_ENUMS, {enum_index[plain]}}}")
                call += [f"(const {plain} *)s[{slot}].p", f"s[{slot}].n"]
                at += 1
            elif a.type == CONTROL:
                letters.append("{A_CONTROL, -1}")
                call.append(f"(const caunoi_control *)s[{slot}].p")
            elif a.type == ERROR:
                call.append("err")
                at += 1
                continue
            elif plain in h.handles and stars == 2:
                letters.append(f"{{A_OUT, {handle_index[plain]}}}")
                before.append(f"{plain} *o{slot} = NULL;")
                after.append(f"s[{slot}].m = o{slot};")
                call.append(f"&o{slot}")
            elif plain in h.handles:
                constant = a.type.startswith("const")
                alone = not constant and "[one]" in f.threads  # nobody else may be using it
                letters.append(f"{{{'A_ALONE' if alone else 'A_HANDLE'}, {handle_index[plain]}}}")
                call.append(f"({'const ' if constant else ''}{plain} *)s[{slot}].m")
            elif plain in index and following.endswith("_count"):
                letters.append(f"{{A_STRUCTS, {index[plain]}}}")
                call += [f"(const {plain} *)s[{slot}].p", f"s[{slot}].n"]
                at += 1
            elif plain in index:
                letters.append(f"{{{'A_STRUCT' if a.type.startswith('const') else 'A_ROW'}, {index[plain]}}}")
                call.append(f"({'const ' if a.type.startswith('const') else ''}{plain} *)s[{slot}].m")
            elif plain in h.enums:
                letters.append(f"{{A_ENUM, {enum_index[plain]}}}")
                call.append(f"s[{slot}].i32")
            else:
                kind, member = {"int32_t": ("A_INT32", "i32"), "uint32_t": ("A_UINT32", "u32"), "size_t": ("A_SIZE", "n")}[a.type]
                letters.append(f"{{{kind}, -1}}")
                call.append(f"s[{slot}].{member}")
            slot += 1
            at += 1
        kind = {
            "caunoi_status": "R_STATUS", "void": "R_NOTHING", "size_t": "R_SIZE", "uint64_t": "R_UINT64", "uint32_t": "R_UINT32",
            "caunoi_str": "R_STR", "const char *": "R_TEXT",
        }.get(f.result, "R_HANDLE")
        ref = -1
        if kind == "R_HANDLE":
            ref = handle_index[bare(f.result)]
        if f.result == "caunoi_status" and f.name == "caunoi_error_status":
            kind = "R_ENUM"
            ref = enum_index["caunoi_status"]
        if f.name == "caunoi_blob_view":
            kind = "R_BYTES"
        target = {
            "R_STATUS": "s[%d].i32 = ", "R_ENUM": "s[%d].i32 = ", "R_NOTHING": "", "R_SIZE": "s[%d].n = ", "R_UINT64": "s[%d].u64 = ",
            "R_UINT32": "s[%d].u32 = ", "R_STR": "s[%d].s = ", "R_BYTES": "s[%d].s = ", "R_TEXT": "s[%d].p = ", "R_HANDLE": "s[%d].m = ",
        }[kind]
        target = target % slot if "%d" in target else target
        body = before + [f"{target}{f.name}({', '.join(call)});"] + after
        unused = "" if "err" in call else "(void)err; "
        unused += "" if slot or target else "(void)s; "
        out += f"static void call_{f.name}(slot *s, caunoi_error **err) {{\n  {unused}{' '.join(body)}\n}}\n" if unused or len(body) == 1 else (
            f"static void call_{f.name}(slot *s, caunoi_error **err) {{\n" + "".join(f"  {line}\n" for line in body) + "}\n"
        )
        rows.append(
            f'    {{"{f.name}", call_{f.name}, {kind}, {ref}, {slot}, {{{", ".join(letters)}}}, {1 if f.name.endswith("_free") else 0}}},\n'
            if letters else f'    {{"{f.name}", call_{f.name}, {kind}, {ref}, 0, {{{{A_SIZE, -1}}}}, 0}},\n'
        )
    out += "\nstatic const function functions[] = {\n" + "".join(rows) + "};\n"
    out += f"enum {{ function_count = {len(h.functions)} }};\n"
    return out


def ts_type(h: Header, field: Field) -> str:
    plain = bare(field.type)
    if plain in h.enums:
        one = camel(plain, True)
    elif plain in h.handles:
        one = camel(plain, True)
    elif plain in h.structs and plain not in ("caunoi_str", "caunoi_text3"):
        one = camel(plain, True)
    elif is_bool(field):
        one = "boolean"
    elif field.type == "(*)" or field.type == "void *":
        one = "bigint"
    else:
        one = {"caunoi_str": "string", "caunoi_text3": "LangText"}.get(plain, "number")
        if plain == "caunoi_str" and field.name == "bytes":
            one = "Buffer"
    if field.count:
        return {"float": "ArrayLike<number>", "int32_t": "ArrayLike<number>"}.get(plain, f"readonly {one}[]")
    return one


def node_types(h: Header) -> str:
    out = "// The numbers and structs of caunoi.h as TypeScript sees them. Written by bindings/generate.py.\n"
    out += "import type { Fair, Lexicon, Matches, Programme, Survey } from './index.js';\n"
    for enum in h.enums.values():
        words = " | ".join(f"'{word.lower().replace('_', '-')}'" for word in enum.members())
        if enum.comment:
            out += f"\n/** {enum.comment[0].upper() + enum.comment[1:]}. */"
        out += f"\nexport type {camel(enum.name, True)} = {words};\n"
    out += "\n/** A text in one or more languages. Empty in a language: not given in it. */\nexport interface LangText { vi?: string; ja?: string; en?: string }\n"
    given = inputs(h)
    for struct in h.structs.values():
        if struct.name in ("caunoi_str", "caunoi_text3", "caunoi_control"):
            continue
        counts = {f.count for f in struct.fields}
        taken = struct.name in given
        out += f"\n/** {struct.comment} */" if struct.comment else ""
        out += f"\nexport interface {camel(struct.name, True)} {{\n"
        for f in struct.fields[1:]:
            if f.name in counts or f.name == "reserved":
                continue
            out += f"  /** {f.comment} */\n" if f.comment else ""
            out += f"  {camel(f.name)}{'?' if taken else ''}: {ts_type(h, f)};\n"
        out += "}\n"
    return out


# ---------------------------------------------------------------------------------------------------------------------------


def everything(h: Header) -> dict[str, str]:
    return {
        "src/c/caunoi_c.map": symbols(h),
        "bindings/python/caunoi/_abi.py": python_abi(h),
        "bindings/python/caunoi/_values.py": python_values(h),
        "bindings/node/table.h": node_table(h),
        "bindings/node/lib/types.d.ts": node_types(h),
        "include/reference.html": reference.page(h),
    }


def main(arguments: list[str]) -> int:
    try:
        written = everything(parse())
    except Complaint as complaint:
        print(f"caunoi.h: {complaint}", file=sys.stderr)
        return 1
    stale = []
    for name, text in written.items():
        path = ROOT / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale and "--check" in arguments:
        print("not what bindings/generate.py writes: " + ", ".join(stale) + "; run it and commit what it changes", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
