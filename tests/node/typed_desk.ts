// What a TypeScript program may write, and what it may not: compiled by tests/types_test.py, never run.
import caunoi, { Matcher, type Control, type Match, type MatchOptions } from '../../bindings/node/lib/index.js';

export async function desk(folder: string, abort: AbortSignal): Promise<string[]> {
  const how: Control = { signal: abort, progress: ({ stage, done, total }) => console.log(`${stage}: ${done} of ${total}`) };
  const survey = await caunoi.Survey.load(folder);
  const index = await caunoi.Index.build(survey, `${folder}/index`, { ...how, lexicon: await caunoi.Lexicon.load('lexicon') });
  const options: MatchOptions = { perNeed: 3, wishes: [{ kind: 'must-not', demand: 'N-1', supply: 'T-1' }] };
  const matcher: Matcher = await Matcher.make(survey, index, { ...options, ...how });
  await matcher.update(survey, { remove: ['need/N-2'], threads: 2 });
  const rows: Match[] = [...(await matcher.match('N-1'))];
  const fair = caunoi.Draft.of().put('table', { id: '1' }).objective(['fairness', 'value']).fairness('leximin', 'visitor').fair();
  const programme = await caunoi.plan(fair, { timeLimit: 1 });
  const least: number | undefined = programme.fairness?.least;
  const repaired = await caunoi.repair(fair, programme, { absent: [{ participant: 'O-1' }] }, { disturb: 1 });
  const sheet: Uint8Array = await caunoi.programmeXlsx(fair, programme, 'ja');
  // @ts-expect-error: a status is a word
  if (repaired.status === 2) return [];
  // @ts-expect-error: there is no such goal
  caunoi.Draft.of().objective(['speed']);
  // @ts-expect-error: a table has an id
  caunoi.Draft.of().put('table', { name: '1' });
  // @ts-expect-error: handles are made by functions
  new Matcher();
  return rows.map((row) => `${row.need} ${row.supply} ${row.score.toFixed(2)} ${least} ${sheet.byteLength} ${repaired.disturbed}`);
}
