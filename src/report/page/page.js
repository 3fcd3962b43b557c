// Search, filters and the change of language. The page is whole without this script; whatever needs it has the class "js" and
// shows only once the script runs.
(function () {
  'use strict';
  var LANGS = ['vi', 'ja', 'en'];
  var root = document.documentElement;
  var data = JSON.parse(document.getElementById('data').textContent);
  var texts = data.texts;
  var lang = data.lang;
  var made = LANGS.indexOf(data.lang);
  root.classList.add('scripted');

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  // Entries leave out the language the page was made in: those texts are read from the page, once.
  var spans = all('[data-t]');
  spans.forEach(function (span) {
    var entry = texts[span.dataset.t];
    if (entry[made] === 0) entry[made] = span.textContent;
  });

  // The language asked for, else the first of vi, ja, en that the text has; English before Japanese for a reader of Vietnamese.
  function pick(entry, code) {
    var i = LANGS.indexOf(code);
    if (entry[i]) return i;
    if (code === 'vi' && entry[2]) return 2;
    return entry[0] ? 0 : entry[1] ? 1 : 2;
  }

  function fill(key) {
    var text = data.words[key][LANGS.indexOf(lang)];
    for (var i = 1; i < arguments.length; ++i) text = text.replace('{' + (i - 1) + '}', arguments[i]);
    return text;
  }

  function speak(code) {
    lang = code;
    root.lang = code;
    spans.forEach(function (span) {
      var entry = texts[span.dataset.t];
      var i = pick(entry, code);
      span.textContent = entry[i];
      span.lang = LANGS[i];
    });
    all('[data-a]').forEach(function (element) {
      var parts = element.dataset.a.split(':');
      var entry = texts[parts[1]];
      element.setAttribute(parts[0], entry[pick(entry, code)]);
    });
    all('[data-lang]').forEach(function (button) { button.setAttribute('aria-pressed', String(button.dataset.lang === code)); });
    folded = new WeakMap();
    search();
  }

  // Without accents and case: what people type on any keyboard.
  function fold(text) {
    return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
  }
  var folded = new WeakMap();
  function words(element) {
    if (!folded.has(element)) folded.set(element, fold(element.textContent));
    return folded.get(element);
  }
  function holds(element, query) {
    return query.split(' ').every(function (word) { return words(element).indexOf(word) >= 0; });
  }

  var find = document.getElementById('find');
  var firms = all('#firms > .firm');
  var field = '';
  function search() {
    if (!find) return;
    var query = fold(find.value);
    var shown = 0;
    firms.forEach(function (firm) {
      var ok = (!field || firm.dataset.f.split(' ').indexOf(field) >= 0) && (!query || holds(firm, query));
      firm.hidden = !ok;
      if (ok) ++shown;
    });
    document.getElementById('nothing').hidden = shown > 0;
    document.getElementById('shown').textContent = fill('shown', shown, firms.length);
  }
  if (find) {
    find.addEventListener('input', search);
    all('[data-field]').forEach(function (button) {
      button.addEventListener('click', function () {
        field = button.dataset.field;
        all('[data-field]').forEach(function (other) { other.setAttribute('aria-pressed', String(other === button)); });
        search();
      });
    });
    all('[data-open]').forEach(function (button) {
      button.addEventListener('click', function () {
        firms.forEach(function (firm) { if (!firm.hidden) firm.open = button.dataset.open === '1'; });
      });
    });
    search();
  }

  var findAgenda = document.getElementById('find-agenda');
  if (findAgenda) {
    findAgenda.addEventListener('input', function () {
      var query = fold(findAgenda.value);
      all('#agenda-list .agenda').forEach(function (agenda) {
        if (agenda.tagName === 'DETAILS') agenda.hidden = query !== '' && !holds(agenda, query);
      });
    });
  }

  all('[data-lang]').forEach(function (button) { button.addEventListener('click', function () { speak(button.dataset.lang); }); });
  document.getElementById('print').addEventListener('click', function () { window.print(); });

  all('[data-copy]').forEach(function (button) {
    button.addEventListener('click', function () {
      var source = document.querySelector(button.dataset.copy);
      var range = document.createRange();
      range.selectNodeContents(source);
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      // The clipboard of a page opened from a folder is reached by this old command only.
      if (document.execCommand('copy')) {
        var label = button.firstChild;
        var before = label.textContent;
        label.textContent = fill('copied');
        setTimeout(function () { label.textContent = before; }, 1500);
      }
    });
  });

  // The link of the section in view is marked.
  if ('IntersectionObserver' in window) {
    var links = {};
    all('nav a').forEach(function (a) { links[a.hash.slice(1)] = a; });
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting || !links[entry.target.id]) return;
        all('nav a').forEach(function (a) { a.removeAttribute('aria-current'); });
        links[entry.target.id].setAttribute('aria-current', 'true');
      });
    }, { rootMargin: '-20% 0px -70% 0px' });
    all('main > section').forEach(function (section) { observer.observe(section); });
  }
})();
