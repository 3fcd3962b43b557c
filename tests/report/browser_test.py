#!/usr/bin/env python3
"""The page in a real browser: browser_test.py REPORT_SAMPLE

No complaint, no request beyond the file itself, no sideways scrolling, search, filter, languages, keyboard, print, and the page
without scripts.
"""
import re
import sys

from browser import CHROMIUM, Browser
from papers import papers

if CHROMIUM is None:
    print("skipped: no chromium")
    sys.exit(77)

OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"


def fits(browser, what: str) -> None:
    wide, inner = browser.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert wide <= inner, f"{what}: {wide} px wide in {inner}"


def quiet(browser, what: str) -> None:
    assert not browser.complaints(), (what, browser.complaints()[:3])
    assert len(browser.requests()) == 1, (what, browser.requests()[:5])


def widths(browser, page, what: str) -> None:
    for width in (1280, 768, 390, 320):
        browser.size(width, 900)
        browser.open(page)
        fits(browser, f"{what} {width}")
        browser.evaluate(OPEN_ALL)
        for lang in ("vi", "ja", "en"):
            browser.evaluate(f"document.querySelector('[data-lang={lang}]').click()")
            fits(browser, f"{what} {width} {lang}, all open")
        quiet(browser, f"{what} {width}")
        assert browser.evaluate("window.broken") is None, "a record has run"


def languages(browser, page) -> None:
    browser.size(1280, 900)
    browser.open(page)
    before = browser.evaluate("document.querySelector('main').innerText")
    assert "lượt đơn vị khảo sát" in before
    browser.evaluate("document.querySelector('[data-lang=ja]').click()")
    japanese = browser.evaluate("document.querySelector('main').innerText")
    assert "調査訪問" in japanese and "lượt đơn vị khảo sát" not in japanese
    assert browser.evaluate("document.documentElement.lang") == "ja"
    assert browser.evaluate("document.getElementById('find').placeholder").startswith("企業")
    browser.evaluate("document.querySelector('[data-lang=vi]').click()")
    assert browser.evaluate("document.querySelector('main').innerText") == before, "there and back is not the same"


def same_as_made_in(browser, made, switched, lang: str) -> None:
    """The page switched to a language says what the page made in it says."""
    browser.open(made)
    expected = browser.evaluate("document.querySelector('#overview').innerText + document.querySelector('#matches').textContent")
    browser.open(switched)
    browser.evaluate(f"document.querySelector('[data-lang={lang}]').click()")
    assert browser.evaluate("document.querySelector('#overview').innerText + document.querySelector('#matches').textContent") == expected


def search(browser, page) -> None:
    browser.size(1280, 900)
    browser.open(page)
    shown = "[...document.querySelectorAll('#firms > .firm')].filter(f => !f.hidden).length"
    every = browser.evaluate(shown)
    type_in = "(t => {{ const i = document.getElementById('find'); i.value = t; i.dispatchEvent(new Event('input')); }})({!r})"
    browser.evaluate(type_in.format("nuoc mam"))  # no accents
    found = browser.evaluate(shown)
    assert 0 < found < every, found
    browser.evaluate(type_in.format("nước mắm"))
    assert browser.evaluate(shown) == found
    browser.evaluate(type_in.format("zzzzzz"))
    assert browser.evaluate(shown) == 0 and not browser.evaluate("document.getElementById('nothing').hidden")
    browser.evaluate(type_in.format(""))
    browser.evaluate("document.querySelector('[data-field=ENV]').click()")
    assert 0 < browser.evaluate(shown) < every
    browser.evaluate("document.querySelector('[data-field=\"\"]').click(); document.querySelector('[data-open=\"1\"]').click()")
    assert browser.evaluate("[...document.querySelectorAll('#firms > .firm')].every(f => f.open)")


def keyboard(browser, page) -> None:
    """Tab reaches the link over the head, then a button of a language, and Enter on it acts."""
    browser.size(1280, 900)
    browser.open(page)
    order = []
    for _ in range(6):
        for kind in ("rawKeyDown", "keyUp"):
            browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        order.append(browser.evaluate("document.activeElement.className + '|' + (document.activeElement.dataset.lang || document.activeElement.id || document.activeElement.hash || '')"))
    assert order[0].startswith("skip") and [o.split("|")[1] for o in order[1:5]] == ["vi", "ja", "en", "print"], order
    browser.evaluate("document.querySelector('#firms summary').focus()")
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    browser.call("Input.dispatchKeyEvent", type="keyUp", key="Enter", code="Enter", windowsVirtualKeyCode=13)
    assert browser.evaluate("document.querySelector('#firms .firm').open")


def print_out(browser, page) -> None:
    browser.size(1280, 900)
    browser.open(page)
    pdf = browser.pdf()
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pdf.startswith(b"%PDF") and pages > 3, pages
    # Laid out at the width of the sheet, no table may be wider than it: A4 upright 182 mm, the grid on its side 273 mm.
    browser.call("Emulation.setEmulatedMedia", media="print")
    for width, selector in ((688, "table:not(.grid)"), (1031, ".grid")):
        browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        browser.evaluate(OPEN_ALL)
        clipped = browser.evaluate(f"[...document.querySelectorAll('{selector}')].filter(t => t.getBoundingClientRect().width > 0 && "
                                   "(t.getBoundingClientRect().right > innerWidth + 1 || t.scrollWidth > t.clientWidth + 1)).length")
        assert clipped == 0, (selector, clipped)
    for control in (".tools", "nav", ".languages", "#print", "button"):
        assert browser.evaluate(f"[...document.querySelectorAll('{control}')].every(e => e.getClientRects().length === 0)"), control
    browser.call("Emulation.setEmulatedMedia", media="")
    print(f"{pages} pages of paper")


def contrast(browser, page) -> None:
    """Every text reaches 4.5:1 against the ground it stands on (WCAG 2.2, 1.4.3)."""
    browser.size(1280, 900)
    browser.open(page)
    browser.evaluate(OPEN_ALL)
    worst = browser.evaluate("""(() => {
      const parse = c => c.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => { const f = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
      const seen = new Map();
      for (const e of document.querySelectorAll('body *')) {
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length || e.closest('script,style')) continue;
        let ground = e; while (ground && (parse(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
        const a = light(parse(getComputedStyle(e).color)), b = light(parse(getComputedStyle(ground || document.body).backgroundColor));
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) seen.set(e.tagName + '.' + e.className + ' in ' + ground.className, ratio);
      }
      return [...seen];
    })()""")
    assert not worst, worst[:5]


def without_scripts(browser, page) -> None:
    browser.size(1280, 900, scripts=False)
    browser.open(page)
    # The protocol's own tree, since no script runs.
    root = browser.call("DOM.getDocument")["root"]["nodeId"]
    text = browser.call("DOM.getOuterHTML", nodeId=root)["outerHTML"]
    assert "Khảo sát tổng số tại" in text and 'class="grid"' in text and 'class="scripted"' not in text
    assert len(browser.picture_bytes()) > 50_000
    browser.size(1280, 900)


with papers("corpus") as corpus, papers("corpus", "ja") as japanese, papers("hostile") as hostile, Browser() as browser:
    page = corpus / "index.html"
    widths(browser, page, "corpus")
    widths(browser, hostile / "index.html", "hostile")
    languages(browser, page)
    same_as_made_in(browser, japanese / "index.html", page, "ja")
    search(browser, page)
    keyboard(browser, page)
    contrast(browser, page)
    print_out(browser, page)
    without_scripts(browser, page)
print("the page holds in the browser")
