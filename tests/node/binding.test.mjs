// The Node package against the library and the command; node --test tests/node/binding.test.mjs
// Environment: CAUNOI_NODE (the addon), CAUNOI_COMMAND (optional).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(import.meta.url);
const { addon } = require(path.join(root, 'bindings/node/lib/native.js'));

// Counts every call through the package; functions that the addon itself calls are not seen here.
const calls = new Map(addon.names.map((name) => [name, 0]));
for (const table of [addon, addon.later])
  for (const name of addon.names)
    if (table[name]) {
      const real = table[name];
      table[name] = (...given) => (calls.set(name, calls.get(name) + 1), real(...given));
    }
const caunoi = require(path.join(root, 'bindings/node/lib/index.js'));

const SURVEY = `\
{"type":"organisation","id":"O-1","name":{"vi":"Công ty Dệt Kiến An"},"country":"VN","province":"Hải Phòng","languages":["vi"]}
{"type":"organisation","id":"O-2","name":{"ja":"響野膜工業株式会社"},"country":"JP","languages":["ja","vi"]}
{"type":"technology","id":"T-1","provider":"O-2","title":{"vi":"Màng lọc nước thải dệt nhuộm","en":"Membrane filter"},"trl":8}
{"type":"technology","id":"T-2","provider":"O-2","title":{"vi":"Giống lúa chịu mặn","en":"Salt-tolerant rice"},"trl":12}
{"type":"need","id":"N-1","organisation":"O-1","title":{"vi":"Xử lý nước thải dệt nhuộm"},"confidential":true}
{"type":"expert","id":"E-1","name":{"vi":"Nguyễn Văn An"},"expertise":{"vi":"Nước thải dệt nhuộm."}}
`;
const FAIR = {
  name: 'Ngày hội', sessions: [{ id: 's', start: '2015-10-15T08:30', slots: 2 }], tables: 2,
  participants: ['O-1', 'O-2', 'O-3', 'O-4'].map((id) => ({ id, languages: ['vi'] })),
  pairs: [['O-2', 3], ['O-3', 2], ['O-4', 1]].map(([b, value]) => ({ a: 'O-1', b, value })),
};

let folder, survey, index, matches;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'caunoi-node-'));
  survey = caunoi.Survey.parse(SURVEY, 'nhỏ.jsonl');
  index = await caunoi.Index.build(survey, path.join(folder, 'index'));
  matches = await caunoi.match(survey, index);
});
after(() => {
  rmSync(folder, { recursive: true });
  // What the addon calls by itself to say an error, and at loading.
  const inside = readFileSync(path.join(root, 'bindings/node/binding.c'), 'utf8');
  const never = [...calls].filter(([name, count]) => count === 0 && !new RegExp(`\\b${name}\\(`).test(inside)).map(([name]) => name);
  assert.deepEqual(never, [], 'no test calls these');
});

test('versions and names', async () => {
  assert.match(caunoi.version(), /^\d+\.\d+\.\d+$/);
  const module = await import(path.join(root, 'bindings/node/lib/index.mjs'));
  assert.deepEqual(Object.keys(module).sort(), [...Object.keys(caunoi), 'default'].sort());
  const types = readFileSync(path.join(root, 'bindings/node/lib/index.d.ts'), 'utf8');
  const declared = [...types.matchAll(/^export (?:class|function) (\w+)/gm)].map((m) => m[1]);
  assert.deepEqual([...new Set(declared)].sort(), Object.keys(caunoi).sort());
  for (const name of declared.filter((n) => /^[A-Z]/.test(n) && n !== 'CaunoiError')) {
    const body = types.match(new RegExp(`export class ${name} .*?\\n}`, 's'))[0];
    const members = new Set([...body.matchAll(/^  (?:static |readonly )*(\w+)[(:]/gm)].map((m) => m[1]));
    const kept = ['constructor', 'close', 'length', 'name', 'prototype'];
    const real = [...Object.getOwnPropertyNames(caunoi[name].prototype), ...Object.getOwnPropertyNames(caunoi[name])];
    assert.deepEqual(real.filter((m) => !m.startsWith('_') && !kept.includes(m) && !members.has(m)), [], name);
  }
});

test('a survey, its records and findings', async () => {
  const kinds = ['technology', 'need', 'expert', 'organisation', 'visit'];
  assert.deepEqual(kinds.map((kind) => survey.count(kind)), [2, 1, 1, 2, 0]);
  assert.deepEqual([...survey.records('technology', 'en')].map((r) => r.title), ['Membrane filter', 'Salt-tolerant rice']);
  const need = survey.find('need', 'N-1');
  assert.deepEqual([need.kind, need.organisation, need.confidential], ['need', 'O-1', true]);
  assert.throws(() => survey.find('need', 'N-9'), { name: 'CaunoiError', code: 'NOT_FOUND' });
  assert.throws(() => survey.find('need', 'N-1', 'fr'), /must be one of 'vi', 'ja', 'en'/);
  assert.throws(() => survey.count('thing'), /must be one of 'technology'/);
  const found = survey.findings('en').filter((f) => f.record === 'T-2');
  assert.deepEqual(found.map((f) => [f.level, f.row, f.value, f.place.startsWith('nhỏ.jsonl:4')]), [['warning', 4, '12', true]]);
  assert.match(survey.findingsJsonl(), /nhỏ\.jsonl/);
  const file = path.join(folder, 'survey.jsonl');
  await survey.save(file);
  assert.equal(readFileSync(file, 'utf8'), survey.jsonl());
  const lines = [];
  const both = await caunoi.Survey.load([file], { log: (line) => lines.push(line) });
  assert.equal(both.jsonl(), survey.jsonl());
  assert.equal(lines[0].level, 'note');
  await assert.rejects(caunoi.Survey.load(path.join(folder, 'nowhere')), { code: 'NOT_FOUND', place: path.join(folder, 'nowhere') });
  assert.throws(() => caunoi.Survey.parse(Buffer.from([0x7b, 0xff]), 'x.jsonl'), { code: 'INVALID_ARGUMENT', place: 'x.jsonl:1' });
  assert.equal(JSON.parse(survey.recordJson('need', 'N-1')).confidential, true);
  await survey.saveRepair(path.join(folder, 'repair.xlsx'), 'ja');
  assert.equal(readFileSync(path.join(folder, 'repair.xlsx')).subarray(0, 2).toString(), 'PK');
});

test('records put together', () => {
  const built = caunoi.Survey.build([
    { type: 'organisation', id: 'O-1', name: { vi: 'Dệt Kiến An' }, languages: ['vi', 'en'], employees: 300, sectors: ['13'] },
    {
      type: 'technology', id: 'T-1', provider: 'O-1', title: { vi: 'Màng lọc' }, fields: [{ field: 'ENV', weight: 3 }, { field: 'BIO' }], trl: 8,
      proposed: 1, price: { min: 1, max: 2, currency: 'USD' }, capacity: { min: 100, max: 200, unit: 'm³/ngày' }, embedding: new Float32Array([1, 0]),
      references: [{ place: 'Hà Nội', year: 2012 }],
    },
    { type: 'need', id: 'N-1', title: { vi: 'Nước thải' }, budget: { min: 1, max: 3, currency: 'VND' }, confidential: true, embedding: [1, 0] },
    { type: 'expert', id: 'E-1', name: { vi: 'An' }, works: [{ title: { en: 'W' }, year: 2010 }], embedding: new Float64Array([0, 1]) },
    { type: 'visit', id: 'V-1', organisation: 'O-1', field: 'ENV', date: '2014-05-06' },
  ]);
  assert.deepEqual(built.findings(), []);
  const technology = JSON.parse(built.recordJson('technology', 'T-1'));
  assert.deepEqual(technology.fields, [{ code: 'ENV', weight: 0.75 }, { code: 'BIO', weight: 0.25 }]);
  assert.deepEqual([technology.capacity.unit, technology.embedding, technology.proposed], ['m3/d', [1, 0], true]);
  assert.equal(caunoi.Survey.parse(built.jsonl()).jsonl(), built.jsonl());
  const records = caunoi.Records.of(survey).put('need', { id: 'N-1', title: { vi: 'Khác' } }).putJsonl('{"type":"need","id":"N-2","title":"Mới"}');
  records.remove('technology', 'T-1');
  assert.deepEqual([records.count('need'), records.count('technology')], [2, 1]);
  assert.throws(() => records.remove('technology', 'T-1'), { code: 'NOT_FOUND' });
  assert.equal(records.survey().find('need', 'N-1').title, 'Khác');
  for (const [kind, record, error] of [
    ['thing', {}, TypeError], ['need', {}, { code: 'INVALID_ARGUMENT' }], ['need', { id: 'N', titel: 1 }, /has no 'titel'/],
    ['need', { id: 'N', title: 'Nước' }, /title must be an object/], ['need', { id: 'N', trlMin: 2 ** 31 }, RangeError], ['need', { id: 'N', trlMin: 1.5 }, RangeError],
    ['need', { id: 'N', modes: 'SALE' }, /modes must be an array/], ['organisation', { id: 'O', languages: ['fr'] }, /languages must be one of/],
    ['need', 7, /a Need must be an object/], ['need', { id: 7 }, /id must be a string/], ['need', { id: 'N', embedding: ['x'] }, /must be a number/],
  ])
    assert.throws(() => records.put(kind, record), error, JSON.stringify(record));
  records.close();
});

test('a lexicon', async () => {
  const head = 'concept\tfield\tbroader\tvi\tja\ten\n';
  const [a, b] = ['a.tsv', 'b.tsv'].map((name) => path.join(folder, name));
  writeFileSync(a, `${head}water\tENV\t\tnước\t水\twater\n`);
  writeFileSync(b, `${head}salt\t\twater\tmuối|muối ăn\t\tsalt\n`);
  const lexicon = await caunoi.Lexicon.load([a, b]);
  assert.equal(lexicon.length, 2);
  assert.equal(lexicon.at(-1).broader, 'water');
  assert.deepEqual(lexicon.terms(1), ['muối', 'muối ăn']);
  assert.throws(() => lexicon.at(2), RangeError);
  const { tsv, findings } = await caunoi.importLexicon(a, { format: 'tsv' });
  assert.ok(tsv.includes('nước') && findings.length === 0);
  assert.ok((await caunoi.checkLexicon([a, b])).some((line) => line.includes('b.tsv')));
  const whole = await caunoi.Lexicon.load(path.join(root, 'corpus/lexicon'));
  assert.ok(whole.length > 100);
  const with_words = await caunoi.Index.build(survey, path.join(folder, 'words'), { lexicon: whole });
  whole.close();
  assert.ok((await caunoi.match(survey, with_words)).length > 0); // the index keeps its lexicon
});

test('an index, searched and changed', async () => {
  const built = await caunoi.Index.build(survey, path.join(folder, 'changing'));
  const found = await built.search('nước thải', { kinds: ['technology', 'need'], lang: 'en' });
  assert.equal(found.found, 2);
  assert.deepEqual(found.facets.kind, { need: 1, technology: 1 });
  assert.match(found.hits[0].snippet, /<b>/);
  await assert.rejects(built.search('x', { trlMin: 10 }), { code: 'INVALID_ARGUMENT' });
  await assert.rejects(built.search('x', { trl: 1 }), /has no 'trl'/);
  const changes = caunoi.Survey.parse('{"type":"technology","id":"T-3","title":{"en":"Biogas digester"}}');
  // Searches that have begun see the old state, those after it the new one.
  const before = built.search('biogas');
  const updated = built.update(changes, ['technology/T-2']);
  const later = built.search('biogas');
  assert.deepEqual([(await before).found, (await later).found], [0, 1]);
  await updated;
  assert.equal(built.size, 6);
  assert.deepEqual(built.notices(), []);
  await assert.rejects(built.update(undefined, ['T-2']), { code: 'INVALID_ARGUMENT' });
  built.close();
  const opened = await caunoi.Index.open(path.join(folder, 'changing'));
  assert.deepEqual([...(await opened.survey()).records('technology')].map((t) => t.id), ['T-1', 'T-3']);
  await assert.rejects(caunoi.Index.open(path.join(folder, 'nothing')), { code: 'NOT_FOUND' });
});

test('matches: all, one need, one technology, reasons', async () => {
  assert.equal([...matches].length, matches.length);
  assert.equal(matches.at(-1).row, matches.length - 1);
  assert.throws(() => matches.at(matches.length), RangeError);
  assert.notEqual(matches.explain(0), matches.explain(matches.at(0), { language: 'ja' }));
  assert.ok(matches.explain(0, { language: 'en', words: 15 }).length < matches.explain(0, { language: 'en' }).length);
  const [vi, en] = [matches.reasons(0), matches.reasons(0, 'en')];
  assert.deepEqual(vi.map((r) => r.code), en.map((r) => r.code));
  assert.equal(vi[0].part, 'reason');
  const few = await caunoi.match(survey, index, { perNeed: 1, expertsPerNeed: 0, needs: ['N-1'] });
  assert.deepEqual([...few].map((m) => m.supply), ['T-1']);
  const never = await caunoi.match(survey, index, { supplies: ['T-1', 'T-2'], wishes: [{ kind: 'must-not', demand: 'N-1', supply: 'T-1' }] });
  assert.deepEqual([...never].map((m) => m.supply), ['T-2']);
  await assert.rejects(caunoi.match(survey, index, { ratesCsv: 'x' }), { place: 'rates.csv:1' });
  await assert.rejects(caunoi.match(survey, index, { wishes: [{ kind: 'perhaps' }] }), /kind must be one of 'must-meet'/);
  const matcher = await caunoi.Matcher.make(survey, index);
  assert.equal((await matcher.match('N-1')).jsonl(), matches.jsonl());
  await assert.rejects(matcher.match('N-9'), { code: 'NOT_FOUND' });
  await assert.rejects(index.update(), /matcher/);
  const refused = matcher.update(null, { remove: ['nonsense'] });
  const waiting = index.search('nước'); // for an update that fails
  await assert.rejects(refused, /names no record/);
  assert.ok((await waiting).found > 0);
  const records = caunoi.Records.of();
  records.putJsonl(JSON.stringify({ ...JSON.parse(survey.recordJson('need', 'N-1')), id: 'N-8' }));
  await matcher.update(records.survey());
  const added = await matcher.match('N-8');
  assert.deepEqual([...added].map((m) => m.supply), [...matches].filter((m) => m.need === 'N-1').map((m) => m.supply));
  assert.ok(added.explain(0));
  await matcher.update(null, { remove: ['need/N-8'] });
  await assert.rejects(matcher.match('N-8'), { code: 'NOT_FOUND' });
  matcher.close();
  const asked = await caunoi.matchSupply(survey, index, 'T-1');
  assert.deepEqual([...asked].map((m) => m.need), ['N-1']);
  await matches.save(path.join(folder, 'matches.jsonl'));
  assert.equal(readFileSync(path.join(folder, 'matches.jsonl'), 'utf8'), matches.jsonl());
  assert.equal((await matches.xlsx('ja')).subarray(0, 2).toString(), 'PK');
});

test('the network', async () => {
  const network = await caunoi.Network.make(survey);
  assert.ok(network.nodeCount > 5 && network.arcCount > 3);
  const near = await network.near('need/N-1', 2);
  assert.equal(near.length, 2);
  assert.ok(near[0].closeness >= near[1].closeness && ['technology', 'expert'].includes(near[0].kind));
  await assert.rejects(network.near('need/N-9'), { code: 'NOT_FOUND' });
});

test('a fair from JSON, call by call, planned and checked', async () => {
  const fair = caunoi.Fair.parse(FAIR);
  const draft = caunoi.Draft.of().name('Ngày hội').put('session', { id: 's', start: '2015-10-15T08:30', slots: 2 });
  for (const id of ['1', '2']) draft.put('table', { id });
  for (const id of ['O-1', 'O-2', 'O-3', 'O-4']) draft.put('participant', { id, languages: ['vi'] });
  for (const [b, value] of [['O-2', 3], ['O-3', 2], ['O-4', 1]]) draft.put('pair', { a: 'O-1', b, value });
  draft.objective(['value', 'breaks']);
  assert.equal(draft.fair().json(), fair.json());
  const programme = await caunoi.plan(fair, { timeLimit: 5 });
  assert.deepEqual([programme.status, programme.value, programme.valueBound, programme.conflict], ['optimal', 5, 5, []]);
  assert.ok(programme.breaks >= programme.breaksBound);
  assert.deepEqual(programme.meetings.map((m) => m.slot), [0, 1]);
  assert.deepEqual(programme.unplaced.map((u) => u.b), ['O-4']);
  assert.deepEqual(await caunoi.check(fair, programme), []);
  const broken = caunoi.Programme.parse(programme.json().replace(/("slot":\s*)1/, '$10'));
  assert.match((await caunoi.check(fair, broken))[0], /O-1/);
  draft.put('lock', { pair: 'O-1~O-4', slot: 1 }).put('interpreter', { id: 'I-1', languages: ['ja'], unavailable: new Int32Array([0]) });
  const even = caunoi.Draft.of(fair).objective(['fairness', 'value']).fairness('leximin');
  assert.deepEqual((await caunoi.plan(even.fair())).fairness, { least: 0, leastBound: 0, valueWithout: 5 });
  assert.equal(programme.fairness, null);
  assert.throws(() => even.fairness('just'), /must be one of 'meetings', 'leximin'/);
  const locked = await caunoi.plan(draft.fair());
  assert.ok(locked.meetings.some((m) => m.pair === 'O-1~O-4' && m.slot === 1));
  draft.remove('lock', 'O-1~O-4').remove('participant', 'O-4');
  assert.throws(() => draft.fair(), (error) => error.code === 'INVALID_ARGUMENT' && error.place.includes('/pairs/2'));
  assert.throws(() => draft.put('thing', {}), TypeError);
  assert.equal(caunoi.Draft.of(fair).fair().json(), fair.json());
  const valued = fair.withMatches(matches);
  await valued.save(path.join(folder, 'fair.json'));
  await programme.save(path.join(folder, 'programme.json'));
  assert.ok(existsSync(path.join(folder, 'fair.json')) && existsSync(path.join(folder, 'programme.json')));
  assert.throws(() => caunoi.Fair.parse('{"pears": []}', 'hội.json'), (error) => error.place.startsWith('hội.json'));
  const both = ['b', 'c'].map((b) => ({ a: 'a', b, required: true, interpreter: false }));
  const hopeless = caunoi.Fair.parse({ sessions: [{ id: 's', slots: 1 }], tables: 2, participants: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], pairs: both });
  const none = await caunoi.plan(hopeless);
  assert.equal(none.status, 'infeasible');
  assert.ok(none.conflict.length > 0);
});

test('the day itself, change by change', async () => {
  const fair = caunoi.Fair.parse(FAIR);
  const programme = await caunoi.plan(fair);
  const changes = { absent: [{ participant: 'O-2' }] };
  const repaired = await caunoi.repair(fair, programme, changes, { timeLimit: 2 });
  assert.deepEqual(await caunoi.checkRepair(fair, programme, changes, repaired), []);
  assert.deepEqual([repaired.status, repaired.disturbed, repaired.disturbedBound, repaired.relaxed], ['optimal', 0, 0, []]);
  const gone = repaired.ledger.find((n) => n.who === 'O-2');
  assert.deepEqual([gone.what, gone.because, gone.cause, gone.now], ['cancelled', 'absent', 'O-2', null]);
  assert.ok(JSON.parse(repaired.json()).ledger);
  assert.match(repaired.page('ja'), /<html/);
  assert.match(repaired.text('en'), /O-2/);
  assert.deepEqual([(await caunoi.advise(fair)).wishes, (await caunoi.advise(fair, { timeLimit: 1 })).placed], [3, 2]);
  assert.notEqual(await caunoi.adviseText(fair, { language: 'en' }), await caunoi.adviseText(fair, { timeLimit: 1 }));
  assert.equal((await caunoi.repair(fair, programme, changes, { disturb: 2 })).status, 'optimal');
  await assert.rejects(caunoi.repair(fair, programme, changes, { disturb: -1 }), /disturb/);
  assert.deepEqual(await caunoi.check(repaired.fair, repaired.programme), []);
  await assert.rejects(caunoi.repair(fair, programme, { absent: [{ participant: 'O-9' }] }, { name: 'đổi.json' }), (e) => e.place.startsWith('đổi.json#/absent/0'));
  const must = caunoi.Fair.parse({ ...FAIR, pairs: FAIR.pairs.map((p) => ({ ...p, required: p.b === 'O-2' })) });
  const less = await caunoi.repair(must, await caunoi.plan(must), changes);
  assert.deepEqual(less.relaxed, [{ rule: 'required', id: 'O-1~O-2', was: 1, now: 0 }]);

  const day = caunoi.Day.of(fair, programme);
  const first = day.programme;
  const meetings = first.meetings;
  const steps = [
    () => day.walkIn({ id: 'W', languages: ['vi'] }, [{ a: 'O-2', b: 'W', value: 5 }]),
    () => day.wish({ a: 'O-3', b: 'O-4' }),
    () => day.addTable({ id: '3' }),
    () => day.addInterpreter({ id: 'I', languages: ['vi', 'ja'] }),
    () => day.lock({ pair: 'O-3~O-4', slot: day.programme.meetings.find((m) => m.pair === 'O-3~O-4').slot }),
    () => day.unlock('O-3~O-4'),
    () => day.breakTable('3'),
    () => day.loseInterpreter('I', { from: 1 }),
    () => day.late('O-4', 1),
    () => day.absent('O-2', { timeLimit: 1 }),
    () => day.present('O-2'),
    () => day.withdraw('O-3~O-4'),
    () => day.apply({ absent: [{ participant: 'W', from: 1 }] }),
    () => day.now(0),
  ];
  for (const [i, step] of steps.entries()) {
    const done = await step();
    assert.equal(day.revision, i + 1);
    assert.deepEqual(await caunoi.check(day.fair, day.programme), []);
    assert.equal(day.programme.json(), done.programme.json());
    assert.ok(done.standby.every((s) => s.pairs.length > 0));
  }
  assert.deepEqual(first.meetings, meetings);
  // Changes that are asked for at once are made one after the other.
  await Promise.all([day.absent('O-3'), day.present('O-3'), day.absent('O-3')]);
  assert.equal(day.revision, steps.length + 3);
  await assert.rejects(day.absent('nobody'), { code: 'INVALID_ARGUMENT' });
  assert.throws(() => caunoi.Day.of(fair, caunoi.Programme.parse(programme.json().replace(/("slot":\s*)1/, '$10'))), { code: 'INVALID_ARGUMENT' });
});

test('papers, the whole way, evaluation', async () => {
  const fair = caunoi.Fair.parse(FAIR);
  const programme = await caunoi.plan(fair);
  const all = await caunoi.papers({ survey, matches, fair, programme, language: 'ja' });
  assert.equal([...all.keys()].at(-1), 'index.html');
  assert.match(await caunoi.page({ survey, matches, language: 'en' }), /<html/);
  await assert.rejects(caunoi.page({ matches }), { code: 'INVALID_ARGUMENT' });
  assert.equal((await caunoi.programmeXlsx(fair, programme)).subarray(0, 2).toString(), 'PK');
  const calendars = await caunoi.calendars(fair, programme, { revision: 3 });
  assert.ok([...calendars.values()].every((bytes) => bytes.includes('SEQUENCE:3')));
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, 'survey.jsonl'), SURVEY);
  writeFileSync(path.join(workspace, 'fair.json'), JSON.stringify(FAIR));
  const stages = new Set();
  const done = await caunoi.run(workspace, path.join(folder, 'out'), { language: 'en', match: { perNeed: 2 }, progress: ({ stage }) => void stages.add(stage) });
  assert.deepEqual([done.technologies, done.needs, done.status, done.planned], [2, 1, 'optimal', true]);
  assert.ok(stages.has('match') && existsSync(path.join(folder, 'out/index.html')));
  const a = await caunoi.evaluate('q Q0 a 1 2 t\nq Q0 b 2 1 t\n', 'q 0 b 1\n');
  assert.equal(a.queries, 1);
  assert.equal(a.measures.find((m) => m.name === 'MRR').mean, 0.5);
  const b = await caunoi.evaluate('q Q0 b 1 2 t\n', 'q 0 b 1\n');
  assert.deepEqual(b.compare(a).filter((d) => d.measure === 'MRR').map((d) => [d.mean, d.better]), [[0.5, 1]]);
});

test('long calls: progress, cancelling, aborting', async () => {
  await assert.rejects(caunoi.match(survey, index, { signal: AbortSignal.abort(new Error('no')) }), /^Error: no$/);
  const corpus = path.join(root, 'corpus/haiphong-2015');
  const ticks = [];
  const big = await caunoi.Survey.load(corpus, { progress: (tick) => void ticks.push(tick) });
  assert.ok(ticks.length > 0 && ticks.every((tick) => tick.stage === 'read' && tick.done <= tick.total));
  const slow = (how) => caunoi.Index.build(big, path.join(folder, 'slow'), how);
  await assert.rejects(slow({ progress: () => { throw new RangeError('mine'); } }), /^RangeError: mine$/);
  await assert.rejects(slow({ progress: () => false }), { name: 'CaunoiError', code: 'CANCELLED' });
  const controller = new AbortController();
  await assert.rejects(slow({ signal: controller.signal, progress: () => controller.abort() }), { name: 'AbortError' });
  await assert.rejects(slow({ threads: -1 }), RangeError);
  await assert.rejects(slow({ threads: 5000 }), { code: 'INVALID_ARGUMENT' });
});

test('handles', async () => {
  const closing = caunoi.Survey.parse(SURVEY);
  const pending = caunoi.Index.build(closing, path.join(folder, 'pending'));
  closing.close(); // the call that uses it goes on
  closing.close();
  assert.equal((await pending).size, 6);
  assert.throws(() => closing.jsonl(), /closed/);
  assert.throws(() => new caunoi.Survey(), /not made with new/);
  await assert.rejects(caunoi.match(index, survey), TypeError);
  assert.throws(() => addon.caunoi_survey_jsonl({}), /must be a Survey/);
  assert.throws(() => addon.caunoi_survey_jsonl(), (error) => error.code === 'INVALID_ARGUMENT');
  const records = addon.caunoi_records_new();
  const busy = addon.later.caunoi_records_put_jsonl(records, SURVEY.repeat(500), 'x'); // wants it for itself
  assert.throws(() => addon.caunoi_records_count(records, 'need'), /in use/);
  await busy;
  assert.equal(addon.caunoi_records_count(records, 'need'), 1);
  addon.caunoi_records_free(records);
  assert.throws(() => addon.caunoi_records_count(records, 'need'), /closed/);
  const before = caunoi.liveHandles();
  for (let i = 0; i < 100; ++i) caunoi.Fair.parse(FAIR).close();
  assert.equal(caunoi.liveHandles(), before);
  assert.throws(() => caunoi.setAllocator(), { code: 'INVALID_ARGUMENT' });
  assert.throws(() => caunoi.setAllocator({ allocate: 1, release: 2n }), /bigint/);
});

test('every function survives nothing, and everything wrong', async () => {
  const wrong = [undefined, null, 0, -1, 1.5, NaN, 2 ** 60, 'x', '', {}, [], [1], () => 1, Symbol('s'), 10n, new Uint8Array(3), survey, Buffer.from([255])];
  for (const name of addon.names) {
    if (name === 'caunoi_allocator_set') continue;
    for (const value of wrong)
      for (const how of [addon[name], addon.later[name]]) {
        try {
          const said = how?.(...Array(9).fill(value));
          await said;
        } catch (error) {
          assert.ok(error instanceof Error, `${name}: ${error}`);
        }
      }
  }
});

test('the same bytes as the command', { skip: !process.env.CAUNOI_COMMAND }, async () => {
  const corpus = path.join(root, 'corpus/haiphong-2015');
  const lexicon = await caunoi.Lexicon.load(path.join(root, 'corpus/lexicon'));
  const big = await caunoi.Survey.load(corpus);
  const built = await caunoi.Index.build(big, path.join(folder, 'big'), { lexicon });
  const ours = await caunoi.match(big, built, { perNeed: 3, ratesCsv: readFileSync(path.join(corpus, 'rates.csv')) });
  const said = execFileSync(
    process.env.CAUNOI_COMMAND,
    ['match', path.join(folder, 'big'), '--per-need', '3', '--rates', path.join(corpus, 'rates.csv'), '--lexicon', path.join(root, 'corpus/lexicon')],
    { maxBuffer: 1 << 28 },
  );
  assert.equal(ours.jsonl(), said.toString());
});
