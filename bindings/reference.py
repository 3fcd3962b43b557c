"""The reference page of the C API: one HTML file that opens without a network, made from caunoi.h. Its examples are the programs of
examples/reference, which the tests compile and run."""

from __future__ import annotations

import html
import pathlib
import re

from header import Function, Header, ROOT, Struct

EXAMPLES = ROOT / "examples" / "reference"

STYLE = """
:root { color-scheme: light dark; --soft: #8884; --link: #0b62a8; --code: #8881 }
@media (prefers-color-scheme: dark) { :root { --link: #7db8ea } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 }
nav { position: fixed; inset: 0 auto 0 0; width: 15rem; overflow: auto; padding: 1rem; border-right: 1px solid var(--soft); font-size: 14px }
nav a { display: block; padding: 1px 0 } nav input { width: 100%; box-sizing: border-box; margin-bottom: .6rem; font: inherit }
main { margin-left: 17rem; max-width: 60rem; padding: 1rem 2rem 6rem }
a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
pre, code { font: 13.5px/1.45 ui-monospace, monospace } pre { background: var(--code); padding: .7rem 1rem; overflow: auto; border-radius: 6px }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--soft) } h3 { margin: 2rem 0 .4rem; font: 600 15px ui-monospace, monospace }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: 2px 1rem; margin: .5rem 0 0; font-size: 14px } dt { opacity: .7 } dd { margin: 0 }
table { border-collapse: collapse; font-size: 14px } td { padding: 2px 1rem 2px 0; vertical-align: top }
details { margin: .6rem 0 } summary { cursor: pointer; color: var(--link) }
@media (max-width: 50rem) { nav { position: static; width: auto } main { margin: 0; padding: 1rem } }
@media print { nav { display: none } main { margin: 0 } }
"""

SCRIPT = """
const box = document.querySelector('nav input');
box.addEventListener('input', () => {
  const wanted = box.value.toLowerCase();
  for (const part of document.querySelectorAll('[data-name]')) part.hidden = !part.dataset.name.includes(wanted);
});
"""


def slug(title: str) -> str:
    return re.sub(r"\W+", "-", title.lower()).strip("-")


def linked(h: Header, text: str) -> str:
    """Escaped, with a link at each name of the header."""
    known = {**h.functions, **h.structs, **h.handles, **h.enums}
    return re.sub(r"\bcaunoi_\w+", lambda m: f'<a href="#{m[0]}">{m[0]}</a>' if m[0] in known else m[0], html.escape(text, quote=False))


def paragraph(h: Header, text: str) -> str:
    said = re.sub(r"`([^`]+)`", r"<code>\1</code>", linked(h, text))
    return f"<p>{said}</p>" if said else ""


def function(h: Header, f: Function) -> str:
    rows = [("Threads", f.threads), ("Ownership", f.owner), ("Errors", f.errors), ("Cost", f.cost), ("Since", f.since)]
    said = "".join(f"<dt>{name}</dt><dd>{linked(h, 'none' if value == '-' else value)}</dd>" for name, value in rows)
    declaration = re.sub(r"\n\s+", "\n    ", f.declaration)
    return (
        f'<section data-name="{f.name}"><h3 id="{f.name}">{f.name}</h3><pre>{linked(h, declaration)}</pre>'
        f"{paragraph(h, f.comment)}<dl>{said}</dl></section>\n"
    )


def struct(h: Header, s: Struct) -> str:
    rows = "".join(
        f"<tr><td><code>{linked(h, field.type if field.type != '(*)' else 'function')}</code></td><td><code>{field.name}</code></td>"
        f"<td>{linked(h, field.comment)}</td></tr>"
        for field in s.fields
    )
    init = f"<p>Fill it with <code>{s.name.upper()}_INIT</code>.</p>" if s.has_init else ""
    return f'<section data-name="{s.name}"><h3 id="{s.name}">{s.name}</h3>{paragraph(h, s.comment)}<table>{rows}</table>{init}</section>\n'


def example(title: str) -> str:
    path = EXAMPLES / f"{slug(title).replace('-', '_')}.c"
    if not path.exists():
        return ""
    code = path.read_text(encoding="utf-8")
    opening = re.match(r"/\*(.*?)\*/\n", code, re.S)
    return f"<details open><summary>Example</summary><pre>{html.escape(code[opening.end():].strip() if opening else code, quote=False)}</pre></details>\n"


def page(h: Header) -> str:
    preamble = "\n".join(re.sub(r"^ \* ?", "", line) for line in h.preamble.splitlines())
    preamble = preamble.removeprefix("/* ").strip()
    out, menu = "", ""
    for title in h.sections:
        menu += f'<a href="#{slug(title)}">{html.escape(title)}</a>'
        out += f'<h2 id="{slug(title)}">{html.escape(title)}</h2>\n{paragraph(h, h.sections[title])}{example(title)}'
        if title == "Numbers":
            for enum in h.enums.values():
                rows = "".join(
                    f"<tr><td><code>{word}</code></td><td>{number}</td><td>{html.escape(enum.comments[word])}</td></tr>"
                    for word, number in enum.numbers.items()
                )
                out += f'<section data-name="{enum.name}"><h3 id="{enum.name}">{enum.name}</h3>{paragraph(h, enum.comment)}<table>{rows}</table></section>\n'
        if title == "Handles":
            rows = "".join(f'<tr id="{name}"><td><code>{name}</code></td><td>{html.escape(said)}</td></tr>' for name, said in h.handles.items())
            out += f"<table>{rows}</table>\n"
            out += "".join(struct(h, h.structs[name]) for name in ("caunoi_str", "caunoi_text3"))
            continue
        parts = [(h.text.index(f"typedef struct {s.name} {{"), struct(h, s)) for s in h.structs.values() if s.section == title]
        parts += [(h.text.index(f.declaration), function(h, f)) for f in h.functions.values() if f.section == title]
        out += "".join(text for _, text in sorted(parts))
    return (
        "<!doctype html>\n<!-- Written by bindings/generate.py from caunoi.h and examples/reference. -->\n"
        f'<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>caunoi.h</title>\n<style>{STYLE}</style>\n'
        f'<nav><input type="search" placeholder="name" aria-label="Show only names with">{menu}</nav>\n'
        f"<main>\n<h1>caunoi.h</h1>\n<pre>{html.escape(preamble, quote=False)}</pre>\n{out}</main>\n<script>{SCRIPT}</script>\n</html>\n"
    )
