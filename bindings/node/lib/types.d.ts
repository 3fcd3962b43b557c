// The numbers and structs of caunoi.h as TypeScript sees them. Written by bindings/generate.py.
import type { Fair, Lexicon, Matches, Programme, Survey } from './index.js';

/** Fixed width: enums are not an ABI. */
export type Status = 'ok' | 'invalid-argument' | 'not-found' | 'io' | 'corrupt' | 'bad-version' | 'unsupported' | 'cancelled' | 'out-of-memory' | 'internal';

export type Lang = 'vi' | 'ja' | 'en';

/** Of a record; visits are part of a survey and cannot be searched. */
export type Kind = 'technology' | 'need' | 'expert' | 'organisation' | 'visit';

/** Of a finding, or of a line of the log. */
export type Level = 'note' | 'warning' | 'error';

export type WishKind = 'must-meet' | 'must-not' | 'already-met';

/** What a sentence of an explanation is there for. */
export type ReasonPart = 'reason' | 'caution' | 'legal' | 'benefit' | 'ask' | 'confidence';

/** Of a participant. */
export type Side = 'none' | 'exhibitor' | 'visitor';

/** What a programme is better by; fair.hpp says how each is counted. */
export type Goal = 'value' | 'fairness' | 'breaks' | 'changes';

/** What the goal fairness means. */
export type Fairness = 'meetings' | 'leximin';

/** Of a fair. */
export type Part = 'session' | 'table' | 'interpreter' | 'participant' | 'pair' | 'lock';

/** What happens to a meeting that somebody is told about. */
export type Change = 'cancelled' | 'placed' | 'moved' | 'table' | 'interpreter';

/** Of such a change. */
export type Cause = 'wish' | 'withdrawn' | 'absent' | 'table' | 'interpreter' | 'locked' | 'room';

export type PlanStatus = 'optimal' | 'feasible' | 'infeasible';

/** A text in one or more languages. Empty in a language: not given in it. */
export interface LangText { vi?: string; ja?: string; en?: string }

/** Where handles and the bytes of blobs come from. Both functions run on any thread, several at once; `user` is handed to them. What the engine needs while it works comes from C++'s operator new: a program that defines its own operator new and delete takes over that as well. */
export interface Allocator {
  /** aligned for any type; NULL: there is none */
  allocate?: bigint;
  /** never NULL */
  release?: bigint;
  user?: bigint;
}

export interface Tick {
  /** "read", "index", "match", "plan", ...; borrowed for the callback */
  stage: string;
  done: number;
  /** 0 while it is not known */
  total: number;
}

export interface LogLine {
  level: Level;
  /** one sentence, in English; borrowed for the callback */
  message: string;
  /** a file, or empty */
  place: string;
}

export interface Concept {
  /** "reverse_osmosis" */
  id: string;
  /** "BIO", "ENV", "NEN", "AUT", "MAT", or empty for common language */
  field: string;
  /** id of a broader concept, or empty */
  broader: string;
  /** above 0, at most 1: how far it is to be trusted */
  weight: number;
}

export interface Money {
  /** whole units of the currency, 0 <= min <= max */
  min?: number;
  /** whole units of the currency, 0 <= min <= max */
  max?: number;
  /** VND, JPY, USD, EUR */
  currency?: string;
  /** of the prices */
  year?: number;
}

export interface Quantity {
  /** min <= max */
  min?: number;
  /** min <= max */
  max?: number;
  /** "m3/d", "t/h", "kW", as people write it */
  unit?: string;
}

export interface FieldWeight {
  /** "BIO", "ENV", "NEN", "AUT", "MAT" */
  field?: string;
  /** above 0; those of a record are scaled to sum to 1 */
  weight?: number;
}

/** Where a technology runs already. */
export interface Reference {
  place?: string;
  year?: number;
}

/** Of an expert. */
export interface Work {
  title?: LangText;
  text?: LangText;
  year?: number;
}

export interface Organisation {
  id?: string;
  name?: LangText;
  aliases?: readonly string[];
  /** ENTERPRISE, ... */
  kind?: string;
  /** ISO 3166-1 alpha-2 */
  country?: string;
  province?: string;
  taxId?: string;
  sectors?: readonly string[];
  fields?: readonly FieldWeight[];
  employees?: number;
  /** to absorb technology, 1..5 */
  capability?: number;
  languages?: readonly Lang[];
  certs?: readonly string[];
  /** NONE, AGENT, OFFICE, FACTORY */
  vnPresence?: string;
  products?: LangText;
  founded?: number;
  address?: string;
  contact?: string;
  phone?: string;
  email?: string;
}

export interface Technology {
  id?: string;
  /** id of an organisation */
  provider?: string;
  /** id of a visit; empty: not from one */
  visit?: string;
  title?: LangText;
  summary?: LangText;
  problem?: LangText;
  advantage?: LangText;
  fields?: readonly FieldWeight[];
  /** 1..9 */
  trl?: number;
  /** 1..5 */
  operatorSkill?: number;
  /** PRODUCT, PROCESS, ... */
  kind?: string;
  /** PAT_GRANTED, ... */
  ip?: readonly string[];
  /** of transfer: SALE, LIC_EX, ... */
  modes?: readonly string[];
  price?: Money;
  capex?: Money;
  capacity?: Quantity;
  standards?: readonly string[];
  references?: readonly Reference[];
  keywords?: readonly string[];
  /** marked as transferable by the survey: 1 yes, 0 no, -1: not a surveyed technology */
  proposed?: number;
  /** your vector of it, of one width throughout the survey */
  embedding?: ArrayLike<number>;
}

export interface Need {
  id?: string;
  /** id of the enterprise that asks */
  organisation?: string;
  title?: LangText;
  problem?: LangText;
  requirements?: LangText;
  fields?: readonly FieldWeight[];
  /** PRODUCT, PROCESS, ... */
  kindsWanted?: readonly string[];
  /** acceptable */
  modes?: readonly string[];
  /** 1..9 */
  trlMin?: number;
  /** 1..3 */
  urgency?: number;
  /** secret: scored, never printed */
  budget?: Money;
  capacity?: Quantity;
  standards?: readonly string[];
  /** ISO date */
  deadline?: string;
  /** 1: its organisation is not to be named */
  confidential?: boolean;
  embedding?: ArrayLike<number>;
}

export interface Expert {
  id?: string;
  name?: LangText;
  /** id; may be empty */
  organisation?: string;
  country?: string;
  languages?: readonly Lang[];
  fields?: readonly FieldWeight[];
  expertise?: LangText;
  works?: readonly Work[];
  embedding?: ArrayLike<number>;
}

export interface Visit {
  id?: string;
  organisation?: string;
  /** NORTH, SOUTH */
  region?: string;
  field?: string;
  /** ISO */
  date?: string;
  note?: LangText;
}

/** Something the organiser should look at. A cell that cannot be read is a finding, never a lost record. */
export interface Finding {
  level: Level;
  /** from 1, as the spreadsheet shows it; the line of a text file; 0: the whole file */
  row: number;
  /** from 1; 0: the whole row */
  column: number;
  /** "money_unreadable", "duplicate_id", ... */
  code: string;
  /** "khao-sat.xlsx:Nhu cầu:17:F" or "needs.csv:17:budget" */
  place: string;
  file: string;
  /** empty for text files */
  sheet: string;
  /** id, if there is one */
  record: string;
  /** "need.budget" */
  field: string;
  /** the cell as typed */
  value: string;
  /** what is wrong and what would be right, in the language asked for */
  message: string;
}

/** What every record has; caunoi_survey_record_json() has all of it. */
export interface Record {
  kind: Kind;
  /** 1: a need whose organisation is not to be named */
  confidential: boolean;
  id: string;
  /** or name, in the language asked for if there, else in another; the date of a visit */
  title: string;
  /** a need's problem, a technology's summary, expertise, products, or the note of a visit */
  text: string;
  /** id: who asks, offers, employs, or was visited; empty: unknown */
  organisation: string;
}

/** Lists narrow what is found; empty: no restriction; several values: any of them. */
export interface SearchOptions {
  /** rank of the first hit, from 0 */
  first?: number;
  /** most hits */
  count?: number;
  /** of titles and snippets, where a record has several */
  lang?: Lang;
  kinds?: readonly Kind[];
  /** "BIO", "ENV", "NEN", "AUT", "MAT" */
  fields?: readonly string[];
  /** ISO 3166-1 alpha-2 */
  countries?: readonly string[];
  /** ids */
  organisations?: readonly string[];
  /** 1..9; 0: none. Records without a TRL are left out when either is given */
  trlMin?: number;
  trlMax?: number;
  /** of the least cost, in `currency`; 0: none. Others are then left out */
  costMax?: number;
  /** VND, JPY, USD, EUR; empty: VND */
  currency?: string;
}

export interface Hit {
  kind: Kind;
  score: number;
  id: string;
  title: string;
  /** HTML-escaped; the words found stand between <b> and </b> */
  snippet: string;
}

export interface FacetValue {
  /** "kind", "field", "trl", "country", "organisation" */
  facet: string;
  value: string;
  /** records found that have it */
  count: number;
}

/** What somebody wants or must not have; each side names a record or its organisation. */
export interface Wish {
  kind?: WishKind;
  /** id of a need or an enterprise */
  demand?: string;
  /** id of a technology, an expert or their organisation */
  supply?: string;
}

export interface MatchOptions {
  /** longest list of technologies a need */
  perNeed?: number;
  /** longest list of experts a need */
  expertsPerNeed?: number;
  /** ids; empty: all */
  needs?: readonly string[];
  /** ids of technologies and experts; empty: all. A pair scores the same either way */
  supplies?: readonly string[];
  wishes?: readonly Wish[];
  /** date,currency,vnd lines under that header; empty: foreign costs are unknown */
  ratesCsv?: string;
  /** caunoi-weights/1, as `caunoi learn` writes it; empty: the weights of the house */
  weightsJson?: string;
}

export interface MatchRow {
  /** id */
  need: string;
  /** id */
  supply: string;
  /** of the supply: technology or expert */
  kind: Kind;
  /** 1: no topic in common, so structure counts at the share of the relevance gate only */
  capped: boolean;
  /** 0..1 */
  score: number;
  /** as the enterprise sees it */
  demandScore: number;
  /** as the provider sees it */
  supplyScore: number;
  /** 0..1: how much of the score rests on known values */
  confidence: number;
}

export interface Reason {
  part: ReasonPart;
  /** "text_fit", "trl_ok", "cost_unknown", ...: the same in every language */
  code: string;
  sentence: string;
  /** 0..1, for ordering within a part */
  strength: number;
}

export interface Near {
  /** technology or expert */
  kind: Kind;
  id: string;
  /** 0..1; 0.5: as near as anybody */
  closeness: number;
}

export interface Session {
  id?: string;
  /** "2015-10-15T08:30", local; or empty */
  start?: string;
  slots?: number;
  slotMinutes?: number;
}

export interface Table {
  id?: string;
  room?: string;
  /** slots */
  unavailable?: ArrayLike<number>;
}

export interface Interpreter {
  id?: string;
  /** ISO 639-1 */
  languages?: readonly string[];
  unavailable?: ArrayLike<number>;
}

export interface Participant {
  id?: string;
  name?: string;
  side?: Side;
  minMeetings?: number;
  /** -1: as many as there are slots */
  maxMeetings?: number;
  /** ISO 639-1 */
  languages?: readonly string[];
  /** slots */
  unavailable?: ArrayLike<number>;
  /** id of the fixed booth, or empty */
  table?: string;
}

export interface Pair {
  /** empty: "a~b" */
  id?: string;
  /** ids of participants */
  a?: string;
  b?: string;
  /** >= 0; below: not stated, which counts as 1 or what the matching finds */
  value?: number;
  /** id, or empty: any */
  session?: string;
  /** -1: any */
  slot?: number;
  /** 1 needed, 0 not, -1: needed when both name languages and share none */
  interpreter?: number;
  /** 1: a programme without it is none */
  required?: boolean;
  /** this pair meets before those, when both are placed */
  before?: readonly string[];
}

/** A meeting that stays where it is. */
export interface Lock {
  pair?: string;
  slot?: number;
  /** empty: any */
  table?: string;
  /** empty: any */
  interpreter?: string;
}

export interface PlanOptions {
  /** seconds, >= 0, for making it better; only this can make two runs differ: status feasible */
  timeLimit?: number;
  seed?: number;
}

export interface ProgrammeSummary {
  status: PlanStatus;
  meetings: number;
  unplaced: number;
  /** infeasible only: rules that cannot hold together */
  conflicts: number;
  /** of the pairs placed */
  value: number;
  /** no programme has more */
  valueBound: number;
  breaks: number;
  /** no programme of this value has fewer */
  breaksBound: number;
  /** 1: fairness is a goal, and the three below say what it gave and cost */
  fair: boolean;
  reserved2: number;
  /** value of the participant with the least */
  least: number;
  /** nobody can be sure of more */
  leastBound: number;
  /** no programme has more value, fair or not */
  valueWithout: number;
}

export interface Meeting {
  /** from 0 across all sessions */
  slot: number;
  pair: string;
  a: string;
  b: string;
  table: string;
  /** empty: none */
  interpreter: string;
}

export interface Unplaced {
  pair: string;
  a: string;
  b: string;
  /** "participant_full", "no_table", "no_interpreter", "no_common_slot", "less_valuable", "rules" */
  code: string;
  reason: string;
  /** the cheapest; may be empty */
  remedy: string;
}

export interface RepairOptions {
  /** seconds, >= 0, for making the repair better; finding the first one is not limited */
  timeLimit?: number;
  /** so many more participants than the fewest may be disturbed where that places more value, >= 0 */
  disturb?: number;
}

export interface RepairSummary {
  /** infeasible: locks and meetings that have begun contradict each other */
  status: PlanStatus;
  notices: number;
  standbys: number;
  relaxed: number;
  /** people whose meeting stays and changes its slot, table or interpreter */
  disturbed: number;
  /** no programme that is as good otherwise disturbs fewer */
  disturbedBound: number;
}

/** What one participant or interpreter is told about one meeting. */
export interface Notice {
  who: string;
  what: Change;
  because: Cause;
  pair: string;
  /** the other participant; empty for an interpreter */
  with: string;
  /** id of who or what is missing; may be empty */
  cause: string;
  /** 1: who is an interpreter */
  interprets: boolean;
  /** -1: there was no meeting */
  wasSlot: number;
  /** -1: there is none any more */
  isSlot: number;
  wasTable: string;
  wasInterpreter: string;
  isTable: string;
  isInterpreter: string;
}

/** If `missing` does not come to the meeting of `pair`, `host` could meet others in its place. */
export interface Standby {
  slot: number;
  pair: string;
  missing: string;
  host: string;
  table: string;
}

/** A rule that the changes leave no way to keep. */
export interface Relaxed {
  /** "required" of a pair, "min_meetings" of a participant, "break_spread" */
  rule: string;
  id: string;
  was: number;
  is: number;
}

/** What there is to tell; NULL: left out. A survey brings its findings; a programme needs its fair, matches need their survey. */
export interface ReportInput {
  survey?: Survey;
  matches?: Matches;
  fair?: Fair;
  programme?: Programme;
  /** of the papers; the page can be switched */
  lang?: Lang;
}

export interface Paper {
  /** path relative to the folder of the papers, with '/' */
  name: string;
  bytes: Buffer;
}

export interface RunOptions {
  /** may be NULL */
  lexicon?: Lexicon;
  /** NULL: defaults */
  match?: MatchOptions;
  /** NULL: defaults */
  plan?: PlanOptions;
  /** of the papers */
  lang?: Lang;
}

export interface RunSummary {
  organisations: number;
  technologies: number;
  needs: number;
  experts: number;
  findings: number;
  matches: number;
  meetings: number;
  unplaced: number;
  /** of the programme, if planned */
  status: PlanStatus;
  /** 0: the workspace has no fair */
  planned: boolean;
}

/** A mean over queries with its 95 % bootstrap interval. */
export interface Measure {
  /** "nDCG@10", "MRR", "MAP", "P@5", "R@100" */
  name: string;
  mean: number;
  low: number;
  high: number;
}

export interface Difference {
  measure: string;
  /** of e less other; 95 % bootstrap interval */
  mean: number;
  /** of e less other; 95 % bootstrap interval */
  low: number;
  /** of e less other; 95 % bootstrap interval */
  high: number;
  /** two-sided paired randomisation test */
  p: number;
  /** queries */
  better: number;
  /** queries */
  worse: number;
  /** queries */
  equal: number;
}
