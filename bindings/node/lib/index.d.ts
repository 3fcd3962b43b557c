/** caunoi for Node. The structs of the C API and their fields are in types.d.ts, which is written from caunoi.h. */
import type {
  Cause, Change, Concept, Difference, Expert, Fairness, Finding, Goal, Hit, Interpreter, Kind, Lang, Lock, LogLine, MatchOptions, MatchRow, Measure, Meeting, Near,
  Need, Organisation, Pair, Part, Participant, PlanOptions, PlanStatus, Reason, Record, RepairOptions, RunSummary, SearchOptions, Session, Side, Standby, Table, Technology, Tick,
  Unplaced, Visit,
} from './types.js';
export * from './types.js';

/** A failure of the library. */
export class CaunoiError extends Error {
  /** "INVALID_ARGUMENT", "NOT_FOUND", "IO", "CORRUPT", "BAD_VERSION", "UNSUPPORTED", "CANCELLED", "OUT_OF_MEMORY", "INTERNAL" */
  readonly code: string;
  /** "fair.json#/pairs/3/slot", "needs.csv:17", a path, or empty */
  readonly place: string;
}

/** How a long call runs; nothing here changes its answer. */
export interface Control {
  /** Return false to cancel, or throw: the promise is then rejected with what was thrown. */
  progress?: (tick: Tick) => boolean | void;
  log?: (line: LogLine) => void;
  /** When it aborts, the promise is rejected with its reason, unless the call gives what is already whole (plan). */
  signal?: AbortSignal;
  /** Most threads to use; 0: as many as the machine has. */
  threads?: number;
}

/** Owns something of the library. It is freed by close(), or with the object. */
declare abstract class Handle {
  protected constructor();
  /** Frees it early; again is fine. Calls that use it go on to their end. */
  close(): void;
}

/** Terms of three languages that mean the same. */
export class Lexicon extends Handle {
  /** One *.tsv file or a folder of them; or a list of these, the most trusted first. */
  static load(path: string | readonly string[]): Promise<Lexicon>;
  /** Concepts. */
  readonly length: number;
  at(i: number): Concept;
  /** Of concept i, the usual one first. */
  terms(i: number, language?: Lang): string[];
}
/** What is wrong or doubtful in lexicon files or folders taken together, each with its place. */
export function checkLexicon(paths: string | readonly string[]): Promise<string[]>;
/** Terminology in the forms people have it, as the text of a lexicon file; with `onto`, only what that lexicon does not know. */
export function importLexicon(
  paths: string | readonly string[],
  options?: { format?: '' | 'tsv' | 'tbx' | 'skos' | 'edict' | 'wordnet' | 'iso-codes' | 'cldr' | 'id-tagging-schema'; onto?: Lexicon },
): Promise<{ tsv: string; findings: string[] }>;

export type AnyRecord =
  | ({ type: 'organisation' } & Organisation)
  | ({ type: 'technology' } & Technology)
  | ({ type: 'need' } & Need)
  | ({ type: 'expert' } & Expert)
  | ({ type: 'visit' } & Visit);

/** All records of a survey, sorted by id within a kind, and its findings. */
export class Survey extends Handle {
  /** A folder of workbooks, one file, or a list of files as one survey. */
  static load(source: string | readonly string[], how?: Control): Promise<Survey>;
  /** JSON lines; `name` stands for the file in findings. */
  static parse(jsonl: string | Uint8Array, name?: string): Survey;
  /** The survey of these records; the later of two with one id. */
  static build(records: Iterable<AnyRecord>): Survey;
  /** The records as JSON lines, budgets included. */
  jsonl(): string;
  save(path: string): Promise<void>;
  /** By file, sheet, row and column. */
  findings(language?: Lang): Finding[];
  findingsJsonl(): string;
  /** The repair workbook: every finding, then the sheets the survey was loaded from with cells to fix coloured and noted. */
  saveRepair(path: string, language?: Lang): Promise<void>;
  count(kind: Kind): number;
  records(kind: Kind, language?: Lang): IterableIterator<Record>;
  /** By id; NOT_FOUND when there is none. */
  find(kind: Kind, id: string, language?: Lang): Record;
  /** Everything of one record, as a line of JSON. */
  recordJson(kind: Kind, id: string): string;
}

/** Records being put together. */
export class Records extends Handle {
  /** Those of `survey`, which stays as it is, to change them; none yet without one. */
  static of(survey?: Survey): Records;
  /** Adds the record, or replaces the one of its kind and id. */
  put(kind: 'organisation', record: Organisation): this;
  put(kind: 'technology', record: Technology): this;
  put(kind: 'need', record: Need): this;
  put(kind: 'expert', record: Expert): this;
  put(kind: 'visit', record: Visit): this;
  /** Every record of JSON lines; what cannot be read there is a finding of the survey made. */
  putJsonl(jsonl: string | Uint8Array, name?: string): this;
  /** NOT_FOUND when there is none. */
  remove(kind: Kind, id: string): this;
  count(kind: Kind): number;
  /** The survey of these records, looked through. */
  survey(): Survey;
}

export interface Answer {
  hits: Hit[];
  /** Records that match, exactly. */
  found: number;
  /** Over all records found, the most frequent value first. */
  facets: { [facet: string]: { [value: string]: number } };
  /** The words, spelt better; empty: nothing better. */
  suggestion: string;
}

/** A folder that a survey can be searched and matched in. Searches may run at once; an update waits for them. */
export class Index extends Handle {
  /** Makes the index in `folder`, in place of what is there once the new one is whole. */
  static build(survey: Survey, folder: string, how?: Control & { lexicon?: Lexicon }): Promise<Index>;
  static open(folder: string, options?: { lexicon?: Lexicon }): Promise<Index>;
  /** Records. */
  readonly size: number;
  /** Adds or replaces the records of `changes` and removes those named ("need/N-07"), in one commit. */
  update(changes?: Survey | null, remove?: readonly string[]): Promise<void>;
  /** The records as they were indexed; without findings. */
  survey(): Promise<Survey>;
  /** What somebody should know of what happened since it was opened. */
  notices(): string[];
  /** AND OR NOT NEAR "a phrase" (brackets) +must -not wild* title:word org:word */
  search(words: string, options?: SearchOptions): Promise<Answer>;
}

/** A row of Matches, and which. */
export interface Match extends MatchRow { row: number }

/** By need, then best first. */
export class Matches extends Handle implements Iterable<Match> {
  readonly length: number;
  at(i: number): Match;
  [Symbol.iterator](): IterableIterator<Match>;
  /** Why, in sentences of at most `words` words (0: 90); never a secret. */
  explain(match: Match | number, how?: { language?: Lang; words?: number }): string;
  /** Why, every reason by itself. */
  reasons(match: Match | number, language?: Lang): Reason[];
  /** One JSON object a match with its reasons: the bytes that `caunoi match` writes. */
  jsonl(): string;
  save(path: string): Promise<void>;
  xlsx(language?: Lang): Promise<Buffer>;
}

/** Every need against every technology and expert. The index must be that of the survey. */
export function match(survey: Survey, index: Index, how?: MatchOptions & Control): Promise<Matches>;
/** One technology or expert looking for enterprises: the needs it answers, the best first. */
export function matchSupply(survey: Survey, index: Index, supply: string, how?: MatchOptions & Control): Promise<Matches>;

/** A survey made ready so that one need after the other is answered at once. While it is open its index is updated by update() alone. */
export class Matcher extends Handle {
  static make(survey: Survey, index: Index, how?: MatchOptions & Control): Promise<Matcher>;
  /** NOT_FOUND when there is no need with that id. */
  match(need: string, how?: Control): Promise<Matches>;
  /**
   * What Index.update() does, to the index and to this: what is matched from then on are the records as they are now. Waits for the
   * searches and matches that run.
   */
  update(changes?: Survey | null, how?: Control & { remove?: readonly string[] }): Promise<void>;
}

/** The cooperation network of a survey. */
export class Network extends Handle {
  static make(survey: Survey, how?: Control): Promise<Network>;
  readonly nodeCount: number;
  readonly arcCount: number;
  /** The technologies and experts closest to an organisation ("organisation/E-01") or a need ("need/N-07"). */
  near(seed: string, count?: number): Promise<Near[]>;
}

/** The event: sessions, tables, participants, wishes. */
export class Fair extends Handle {
  /** caunoi-fair/1, as text or as the object; `name` stands for the file in errors. */
  static parse(json: string | Uint8Array | object, name?: string): Fair;
  /** With the score of the best match for each pair without a value; with pairs proposed where it has none at all. */
  withMatches(matches: Matches): Fair;
  json(): string;
  save(path: string): Promise<void>;
}

/** A fair being put together. Slots are numbered from 0 across all sessions, in the order in which these were put. */
export class Draft extends Handle {
  /** The parts of `fair`, which stays as it is, to change them; none yet without one. */
  static of(fair?: Fair): Draft;
  name(name: string, timeZone?: string): this;
  /** What a programme is better by, the most important first; empty: value, then breaks. */
  objective(goals?: readonly Goal[], breakSpread?: number): this;
  /** What the goal fairness means, and of which side leximin looks at the participants; 'none': of all. */
  fairness(fairness: Fairness, side?: Side): this;
  /** Adds the part, or replaces the one of its kind and id. */
  put(part: 'session', value: Session): this;
  put(part: 'table', value: Table): this;
  put(part: 'interpreter', value: Interpreter): this;
  put(part: 'participant', value: Participant): this;
  put(part: 'pair', value: Pair): this;
  put(part: 'lock', value: Lock): this;
  /** A lock by the id of its pair. NOT_FOUND when there is none. */
  remove(part: Part, id: string): this;
  /** INVALID_ARGUMENT with a JSON pointer where the parts do not fit together. */
  fair(): Fair;
}

/** What fairness gave and cost. */
export interface Price {
  /** Value of the participant with the least; nobody can be sure of more than the bound. */
  least: number;
  leastBound: number;
  /** No programme has more value, fair or not. */
  valueWithout: number;
}

/** Who meets whom, when and where; with a proof or a gap. */
export class Programme extends Handle {
  static parse(json: string | Uint8Array | object, name?: string): Programme;
  readonly status: PlanStatus;
  readonly value: number;
  /** No programme has more. */
  readonly valueBound: number;
  readonly breaks: number;
  /** No programme of this value has fewer. */
  readonly breaksBound: number;
  /** What the goal fairness gave and cost; null when it is no goal. */
  readonly fairness: Price | null;
  readonly meetings: Meeting[];
  readonly unplaced: Unplaced[];
  /** Infeasible only: rules that cannot hold together, in words. */
  readonly conflict: string[];
  json(): string;
  save(path: string): Promise<void>;
}

/** The best programme found within the limit; infeasible is an answer too. Aborted with a programme already found: gives that one. */
export function plan(fair: Fair, how?: PlanOptions & Control): Promise<Programme>;
/** What the wishes of a fair need: how many tables, slots and interpreters are enough, and what one more of each would bring. */
export function advise(fair: Fair, how?: PlanOptions & Control): Promise<{ wishes: number; possible: number; placed: number; [more: string]: unknown }>;
/** The same as a table to read. */
export function adviseText(fair: Fair, how?: PlanOptions & Control & { language?: Lang }): Promise<string>;
/** Every rule of the fair that the programme breaks, in words; shares no code with plan(). */
export function check(fair: Fair, programme: Programme): Promise<string[]>;

/** Where and when a meeting is. */
export interface Place { slot: number; table: string; interpreter: string }
/** What one participant or interpreter is told about one meeting. */
export interface Told {
  who: string;
  what: Change;
  because: Cause;
  pair: string;
  /** The other participant; empty for an interpreter. */
  with: string;
  /** Id of who or what is missing; may be empty. */
  cause: string;
  /** Who is an interpreter. */
  interprets: boolean;
  /** null: there was no meeting. */
  was: Place | null;
  /** null: there is none any more. */
  now: Place | null;
}

/** A programme after changes. */
export class Repaired extends Handle {
  /** infeasible: locks and meetings that have begun contradict each other. */
  readonly status: PlanStatus;
  /** People whose meeting stays and changes its slot, table or interpreter. */
  readonly disturbed: number;
  /** No programme that is as good otherwise disturbs fewer. */
  readonly disturbedBound: number;
  /** As it is now: the changes made, meetings that have begun locked. */
  readonly fair: Fair;
  readonly programme: Programme;
  /** Participants, then interpreters, by id; each by slot. What is not in it has not changed. */
  readonly ledger: Told[];
  /** If `missing` does not come, `host` could hold these pairs in its place, the best first. */
  readonly standby: (Standby & { pairs: string[] })[];
  /** Rules that the changes leave no way to keep. */
  readonly relaxed: { rule: string; id: string; was: number; now: number }[];
  /** Who is told what, as one HTML page to print and cut up, with the standby list. */
  page(language?: Lang): string;
  /** The same as lines of text. */
  text(language?: Lang): string;
  json(): string;
}

/** The programme after changes (caunoi-changes/1, as text or as the object) with the fewest people disturbed. */
export function repair(
  fair: Fair, programme: Programme, changes: string | Uint8Array | object, how?: RepairOptions & Control & { name?: string },
): Promise<Repaired>;
/** Every way in which it is no repair of the programme for these changes, in words; shares no code with repair(). */
export function checkRepair(
  fair: Fair, programme: Programme, changes: string | Uint8Array | object, repaired: Repaired, name?: string,
): Promise<string[]>;

type How = RepairOptions & Control;
/** A programme while it is lived: changes are made one after the other; whoever reads meanwhile gets, at once, the state before. A
 * change that is infeasible is told and not taken. */
export class Day extends Handle {
  /** The programme must keep every rule of the fair. */
  static of(fair: Fair, programme: Programme): Day;
  /** Changes made so far. */
  readonly revision: number;
  /** As it is now; it stays what it is when the day goes on. */
  readonly fair: Fair;
  readonly programme: Programme;
  /** Any changes at once (caunoi-changes/1). */
  apply(changes: string | Uint8Array | object, how?: How): Promise<Repaired>;
  /** The slot that runs; it and those before it are over for every change from now on. */
  now(slot: number, how?: How): Promise<Repaired>;
  /** Not there from the slot `from` on; without one in every slot that has not begun. */
  absent(id: string, how?: How & { from?: number }): Promise<Repaired>;
  /** There after all. */
  present(id: string, how?: How & { from?: number }): Promise<Repaired>;
  /** There from this slot on only. */
  late(id: string, slot: number, how?: How): Promise<Repaired>;
  /** Somebody who was not expected, and whom they would like to meet. */
  walkIn(participant: Participant, wishes?: readonly Pair[], how?: How): Promise<Repaired>;
  wish(pair: Pair, how?: How): Promise<Repaired>;
  withdraw(pair: string, how?: How): Promise<Repaired>;
  /** A meeting that is to stay, or to be put, where the lock says. */
  lock(lock: Lock, how?: How): Promise<Repaired>;
  unlock(pair: string, how?: How): Promise<Repaired>;
  breakTable(id: string, how?: How & { from?: number }): Promise<Repaired>;
  loseInterpreter(id: string, how?: How & { from?: number }): Promise<Repaired>;
  addTable(table: Table, how?: How): Promise<Repaired>;
  addInterpreter(interpreter: Interpreter, how?: How): Promise<Repaired>;
}

export interface Report {
  survey?: Survey;
  matches?: Matches;
  fair?: Fair;
  programme?: Programme;
  language?: Lang;
}
/** One HTML page that asks the network for nothing. A programme needs its fair, matches need their survey. */
export function page(what: Report): Promise<string>;
/** Workbooks, calendars and, last, index.html, which leads to them: path relative to their folder, and bytes. */
export function papers(what: Report): Promise<Map<string, Buffer>>;
export function programmeXlsx(fair: Fair, programme: Programme, language?: Lang): Promise<Buffer>;
/** A calendar file for each participant with a meeting. `revision` should rise with every plan sent out. */
export function calendars(fair: Fair, programme: Programme, how?: { language?: Lang; revision?: number }): Promise<Map<string, Buffer>>;
/** Reads the workbooks and the fair of a folder, indexes, matches, plans and writes everything into the folder `out`. */
export function run(
  workspace: string,
  out: string,
  how?: Control & { language?: Lang; lexicon?: Lexicon; match?: MatchOptions; plan?: PlanOptions },
): Promise<RunSummary>;

/** Measures of a ranking. */
export class Evaluation extends Handle {
  /** With a relevant judgment. */
  readonly queries: number;
  readonly measures: Measure[];
  /** Is this one better than the other? Paired by query, measure by measure. */
  compare(other: Evaluation): Difference[];
}
/** A TREC run against judgments, both as the contents of their files. */
export function evaluate(run: string | Uint8Array, judgments: string | Uint8Array): Promise<Evaluation>;

/** Of the library, "1.4.0". */
export function version(): string;
/** Handles of the whole process that are not freed yet. */
export function liveHandles(): number;
/** Where handles come from: addresses of C functions (caunoi_allocator in caunoi.h); nothing: as at first. */
export function setAllocator(functions?: { allocate: bigint; release: bigint; user?: bigint }): void;
