'use strict';
/**
 * caunoi for Node: match surveyed technologies with the needs of enterprises, and plan the meetings of a fair.
 *
 *     Survey.load(folder)        records and findings of an organiser's workbooks
 *     Index.build(survey, dir)   search and match run on it
 *     match(survey, index)       who suits whom, with reasons
 *     plan(fair)                 who meets whom, when, at which table
 *     Day.of(fair, programme)    the day itself: absences, walk-ins, locks
 *     page(...), papers(...)     what people hold in their hands
 *     run(workspace, out)        all of it in one call
 *
 * Whatever may take long is a promise and runs on another thread; its last argument takes `progress`, `log`, `signal` (an
 * AbortSignal) and `threads` beside its own options. index.d.ts describes everything.
 */
const { CaunoiError, addon, now, later } = require('./native.js');

// -- What every class here has ----------------------------------------------------------------------------------------

const handles = new WeakMap();
/** The handle of an object; undefined and null pass. */
const of = (owner) => {
  if (owner === undefined || owner === null) return owner;
  const found = handles.get(owner);
  if (found === undefined) throw new TypeError(`${owner?.constructor?.name ?? typeof owner} owns nothing of caunoi's, or is closed`);
  return found;
};

const making = Symbol('making');

/** Owns something of the library until close(), or until nobody holds it any more. */
class Handle {
  constructor(token, handle) {
    if (token !== making) throw new TypeError(`a ${new.target.name} is not made with new; see its functions`);
    handles.set(this, handle);
  }
  static async _from(promise) {
    return new this(making, await promise);
  }
  /** Frees it early; again is fine. Calls that use it go on to their end. */
  close() {
    const handle = handles.get(this);
    if (handle === undefined) return;
    handles.delete(this);
    now(this.constructor._free, handle);
  }
}
if (Symbol.dispose) Handle.prototype[Symbol.dispose] = Handle.prototype.close;

/** Everything a list of the library holds, and its end. */
function rows(handle, free, count, row, ...given) {
  try {
    return Array.from({ length: now(count, handle) }, (_, i) => now(row, handle, i, ...given));
  } finally {
    now(free, handle);
  }
}
const texts = (handle) => rows(handle, 'caunoi_texts_free', 'caunoi_texts_count', 'caunoi_texts_at');
const papersOf = (handle) =>
  new Map(rows(handle, 'caunoi_papers_free', 'caunoi_papers_count', 'caunoi_papers_row').map(({ name, bytes }) => [name, bytes]));
function bytes(blob) {
  try {
    return now('caunoi_blob_view', blob);
  } finally {
    now('caunoi_blob_free', blob);
  }
}
const text = (blob) => bytes(blob).toString();
async function save(blob, path) {
  try {
    await later('caunoi_blob_save', blob, path);
  } finally {
    now('caunoi_blob_free', blob);
  }
}

function index_at(i, length, what) {
  const at = i < 0 ? length + i : i;
  if (!Number.isInteger(at) || at < 0 || at >= length) throw new RangeError(`there is no ${what} ${i}; there are ${length}`);
  return at;
}

/** Runs a long call: `start` gets the control of the library and the options that are not about how it runs. */
async function long(bag, start) {
  const { progress, log, signal, threads, ...options } = bag ?? {};
  signal?.throwIfAborted();
  const cancel = now('caunoi_cancel_new');
  const stop = () => now('caunoi_cancel_request', cancel);
  let raised;
  const guarded = (told) =>
    told &&
    ((what) => {
      if (raised) return;
      try {
        if (told(what) === false) stop();
      } catch (error) {
        raised = { error };
        stop();
      }
    });
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const done = await start({ cancel, threads, progress: guarded(progress), log: guarded(log && ((line) => void log(line))) }, options);
    if (raised) throw raised.error;
    return done;
  } catch (error) {
    if (raised) throw raised.error;
    throw signal?.aborted && error.code === 'CANCELLED' ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    now('caunoi_cancel_free', cancel);
  }
}

const list = (paths) => (Array.isArray(paths) ? paths : [paths]);

// -- Lexicon ----------------------------------------------------------------------------------------------------------

class Lexicon extends Handle {
  static _free = 'caunoi_lexicon_free';
  static load(path) {
    return this._from(Array.isArray(path) ? later('caunoi_lexicon_load_files', path) : later('caunoi_lexicon_load', path));
  }
  get length() {
    return now('caunoi_lexicon_count', of(this));
  }
  at(i) {
    return now('caunoi_lexicon_concept', of(this), index_at(i, this.length, 'concept'));
  }
  terms(i, language = 'vi') {
    return texts(now('caunoi_lexicon_terms', of(this), index_at(i, this.length, 'concept'), language));
  }
}
const checkLexicon = async (paths) => texts(await later('caunoi_lexicon_check', list(paths)));
async function importLexicon(paths, { format = '', onto } = {}) {
  const [tsv, findings] = await later('caunoi_lexicon_import', list(paths), format, of(onto));
  return { tsv: text(tsv), findings: texts(findings) };
}

// -- Survey -----------------------------------------------------------------------------------------------------------

class Survey extends Handle {
  static _free = 'caunoi_survey_free';
  static load(source, how) {
    const [name, given] = Array.isArray(source) ? ['caunoi_survey_load_files', source] : ['caunoi_survey_load', source];
    return long(how, (control) => this._from(later(name, given, control)));
  }
  static parse(jsonl, name = '') {
    return new this(making, now('caunoi_survey_parse', jsonl, name));
  }
  static build(records) {
    const draft = Records.of();
    try {
      for (const { type, ...record } of records) draft.put(type, record);
      return draft.survey();
    } finally {
      draft.close();
    }
  }
  jsonl() {
    return text(now('caunoi_survey_jsonl', of(this)));
  }
  save(path) {
    return save(now('caunoi_survey_jsonl', of(this)), path);
  }
  findings(language = 'vi') {
    return Array.from({ length: now('caunoi_survey_finding_count', of(this)) }, (_, i) => now('caunoi_survey_finding', of(this), i, language));
  }
  findingsJsonl() {
    return text(now('caunoi_survey_findings_jsonl', of(this)));
  }
  async saveRepair(path, language = 'vi') {
    await later('caunoi_survey_save_repair', of(this), language, path);
  }
  count(kind) {
    return now('caunoi_survey_count', of(this), kind);
  }
  *records(kind, language = 'vi') {
    for (let i = 0; i < this.count(kind); ++i) yield now('caunoi_survey_record', of(this), kind, i, language);
  }
  find(kind, id, language = 'vi') {
    return now('caunoi_survey_find', of(this), kind, id, language);
  }
  recordJson(kind, id) {
    return text(now('caunoi_survey_record_json', of(this), kind, id));
  }
}

class Records extends Handle {
  static _free = 'caunoi_records_free';
  static #puts = {
    organisation: 'caunoi_records_put_organisation', technology: 'caunoi_records_put_technology', need: 'caunoi_records_put_need',
    expert: 'caunoi_records_put_expert', visit: 'caunoi_records_put_visit',
  };
  static of(survey) {
    return new this(making, now('caunoi_records_new', of(survey)));
  }
  put(kind, record) {
    if (!Object.hasOwn(Records.#puts, kind)) throw new TypeError(`'${kind}' is no kind of record; ${Object.keys(Records.#puts).join(', ')} are`);
    now(Records.#puts[kind], of(this), record);
    return this;
  }
  putJsonl(jsonl, name = '') {
    now('caunoi_records_put_jsonl', of(this), jsonl, name);
    return this;
  }
  remove(kind, id) {
    now('caunoi_records_remove', of(this), kind, id);
    return this;
  }
  count(kind) {
    return now('caunoi_records_count', of(this), kind);
  }
  survey() {
    return new Survey(making, now('caunoi_records_survey', of(this)));
  }
}

// -- Index ------------------------------------------------------------------------------------------------------------

class Index extends Handle {
  static _free = 'caunoi_index_free';
  #reading = new Set();
  #writing;
  static build(survey, folder, how) {
    return long(how, (control, { lexicon }) => this._from(later('caunoi_index_build', of(survey), folder, of(lexicon), control)));
  }
  static open(folder, { lexicon } = {}) {
    return this._from(later('caunoi_index_open', folder, of(lexicon)));
  }
  /** Reads wait for an update that runs, an update waits for the reads. */
  async _read(start) {
    while (this.#writing) await this.#writing;
    const reading = start();
    this.#reading.add(reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(reading);
    }
  }
  get size() {
    return now('caunoi_index_size', of(this));
  }
  async _write(start) {
    while (this.#writing) await this.#writing;
    const done = Promise.allSettled([...this.#reading]).then(start);
    const over = () => (this.#writing = undefined);
    this.#writing = done.then(over, over); // what fails is told to who asked, not to who waits
    await done;
  }
  update(changes, remove = []) {
    return this._write(() => later('caunoi_index_update', of(this), of(changes), remove));
  }
  async survey() {
    return this._read(() => Survey._from(later('caunoi_index_survey', of(this))));
  }
  notices() {
    return texts(now('caunoi_index_notices', of(this)));
  }
  search(words, options) {
    return this._read(async () => {
      const answer = await later('caunoi_index_search', of(this), words, options);
      const facets = {};
      for (let i = 0; i < now('caunoi_answer_facet_count', answer); ++i) {
        const { facet, value, count } = now('caunoi_answer_facet', answer, i);
        (facets[facet] ??= {})[value] = count;
      }
      const found = now('caunoi_answer_found', answer);
      const suggestion = now('caunoi_answer_suggestion', answer);
      return { hits: rows(answer, 'caunoi_answer_free', 'caunoi_answer_count', 'caunoi_answer_hit'), found, facets, suggestion };
    });
  }
}

// -- Match ------------------------------------------------------------------------------------------------------------

class Matches extends Handle {
  static _free = 'caunoi_matches_free';
  get length() {
    return now('caunoi_matches_count', of(this));
  }
  at(i) {
    const row = index_at(i, this.length, 'match');
    return { ...now('caunoi_matches_row', of(this), row), row };
  }
  *[Symbol.iterator]() {
    for (let i = 0; i < this.length; ++i) yield this.at(i);
  }
  explain(match, { language = 'vi', words = 0 } = {}) {
    return text(now('caunoi_matches_explain', of(this), match.row ?? match, language, words));
  }
  reasons(match, language = 'vi') {
    const found = now('caunoi_matches_reasons', of(this), match.row ?? match, language);
    return rows(found, 'caunoi_reasons_free', 'caunoi_reasons_count', 'caunoi_reasons_row');
  }
  jsonl() {
    return text(now('caunoi_matches_jsonl', of(this)));
  }
  async save(path) {
    await save(await later('caunoi_matches_jsonl', of(this)), path);
  }
  async xlsx(language = 'vi') {
    return bytes(await later('caunoi_report_matches_xlsx', of(this), language));
  }
}

const match = (survey, index, how) =>
  long(how, (control, options) => index._read(() => Matches._from(later('caunoi_match', of(survey), of(index), options, control))));
const matchSupply = (survey, index, supply, how) =>
  long(how, (control, options) =>
    index._read(() => Matches._from(later('caunoi_match_supply', of(survey), of(index), supply, options, control))));

class Matcher extends Handle {
  static _free = 'caunoi_matcher_free';
  #index;
  static async make(survey, index, how) {
    const matcher = await long(how, (control, options) =>
      index._read(() => this._from(later('caunoi_matcher_new', of(survey), of(index), options, control))));
    matcher.#index = index;
    return matcher;
  }
  match(need, how) {
    return long(how, (control) => this.#index._read(() => Matches._from(later('caunoi_matcher_match', of(this), need, control))));
  }
  update(changes, { remove = [], ...how } = {}) {
    return long(how, (control) =>
      this.#index._write(() => later('caunoi_matcher_update', of(this), of(this.#index), of(changes), remove, control)));
  }
}

// -- Network ----------------------------------------------------------------------------------------------------------

class Network extends Handle {
  static _free = 'caunoi_network_free';
  static make(survey, how) {
    return long(how, (control) => this._from(later('caunoi_network_new', of(survey), control)));
  }
  get nodeCount() {
    return now('caunoi_network_node_count', of(this));
  }
  get arcCount() {
    return now('caunoi_network_arc_count', of(this));
  }
  async near(seed, count = 10) {
    const found = await later('caunoi_network_near', of(this), seed, count);
    return rows(found, 'caunoi_nearness_free', 'caunoi_nearness_count', 'caunoi_nearness_row');
  }
}

// -- Fair and programme -----------------------------------------------------------------------------------------------

const asJson = (json) => (typeof json === 'string' || json instanceof Uint8Array ? json : JSON.stringify(json));

class Fair extends Handle {
  static _free = 'caunoi_fair_free';
  static parse(json, name = '') {
    return new this(making, now('caunoi_fair_parse', asJson(json), name));
  }
  withMatches(matches) {
    return new Fair(making, now('caunoi_fair_with_matches', of(this), of(matches)));
  }
  json() {
    return text(now('caunoi_fair_json', of(this)));
  }
  save(path) {
    return save(now('caunoi_fair_json', of(this)), path);
  }
}

class Draft extends Handle {
  static _free = 'caunoi_draft_free';
  static #puts = {
    session: 'caunoi_draft_put_session', table: 'caunoi_draft_put_table', interpreter: 'caunoi_draft_put_interpreter',
    participant: 'caunoi_draft_put_participant', pair: 'caunoi_draft_put_pair', lock: 'caunoi_draft_put_lock',
  };
  static of(fair) {
    return new this(making, now('caunoi_draft_new', of(fair)));
  }
  name(name, timeZone = '') {
    now('caunoi_draft_name', of(this), name, timeZone);
    return this;
  }
  objective(goals = [], breakSpread = -1) {
    now('caunoi_draft_objective', of(this), goals, breakSpread);
    return this;
  }
  fairness(fairness, side = 'none') {
    now('caunoi_draft_fairness', of(this), fairness, side);
    return this;
  }
  put(part, value) {
    if (!Object.hasOwn(Draft.#puts, part)) throw new TypeError(`'${part}' is no part of a fair; ${Object.keys(Draft.#puts).join(', ')} are`);
    now(Draft.#puts[part], of(this), value);
    return this;
  }
  remove(part, id) {
    now('caunoi_draft_remove', of(this), part, id);
    return this;
  }
  fair() {
    return new Fair(making, now('caunoi_draft_fair', of(this)));
  }
}

class Programme extends Handle {
  static _free = 'caunoi_programme_free';
  #summary;
  constructor(token, handle) {
    super(token, handle);
    this.#summary = now('caunoi_programme_summarise', handle);
  }
  static parse(json, name = '') {
    return new this(making, now('caunoi_programme_parse', asJson(json), name));
  }
  get status() {
    return this.#summary.status;
  }
  get value() {
    return this.#summary.value;
  }
  get valueBound() {
    return this.#summary.valueBound;
  }
  get breaks() {
    return this.#summary.breaks;
  }
  get breaksBound() {
    return this.#summary.breaksBound;
  }
  get fairness() {
    const { fair, least, leastBound, valueWithout } = this.#summary;
    return fair ? { least, leastBound, valueWithout } : null;
  }
  get meetings() {
    return Array.from({ length: this.#summary.meetings }, (_, i) => now('caunoi_programme_meeting', of(this), i));
  }
  get unplaced() {
    return Array.from({ length: this.#summary.unplaced }, (_, i) => now('caunoi_programme_unplaced', of(this), i));
  }
  get conflict() {
    return Array.from({ length: this.#summary.conflicts }, (_, i) => now('caunoi_programme_conflict', of(this), i));
  }
  json() {
    return text(now('caunoi_programme_json', of(this)));
  }
  save(path) {
    return save(now('caunoi_programme_json', of(this)), path);
  }
}

const plan = (fair, how) => long(how, (control, options) => Programme._from(later('caunoi_plan', of(fair), options, control)));
const advise = async (fair, how) =>
  JSON.parse(text(await long(how, (control, options) => later('caunoi_advise', of(fair), options, control))));
const adviseText = async (fair, how) =>
  text(await long(how, (control, { language = 'vi', ...options }) => later('caunoi_advise_text', of(fair), options, language, control)));
const check = async (fair, programme) => texts(await later('caunoi_check', of(fair), of(programme)));

// -- The day itself ---------------------------------------------------------------------------------------------------

const place = (slot, table, interpreter) => (slot < 0 ? null : { slot, table, interpreter });

class Repaired extends Handle {
  static _free = 'caunoi_repaired_free';
  #summary;
  constructor(token, handle) {
    super(token, handle);
    this.#summary = now('caunoi_repaired_summarise', handle);
  }
  get status() {
    return this.#summary.status;
  }
  get disturbed() {
    return this.#summary.disturbed;
  }
  get disturbedBound() {
    return this.#summary.disturbedBound;
  }
  get fair() {
    return new Fair(making, now('caunoi_repaired_fair', of(this)));
  }
  get programme() {
    return new Programme(making, now('caunoi_repaired_programme', of(this)));
  }
  get ledger() {
    return Array.from({ length: this.#summary.notices }, (_, i) => {
      const n = now('caunoi_repaired_notice', of(this), i);
      const { who, what, because, pair, cause, interprets } = n;
      const was = place(n.wasSlot, n.wasTable, n.wasInterpreter);
      return { who, what, because, pair, with: n.with, cause, interprets, was, now: place(n.isSlot, n.isTable, n.isInterpreter) };
    });
  }
  get standby() {
    return Array.from({ length: this.#summary.standbys }, (_, i) => ({
      ...now('caunoi_repaired_standby', of(this), i),
      pairs: texts(now('caunoi_repaired_standby_pairs', of(this), i)),
    }));
  }
  get relaxed() {
    return Array.from({ length: this.#summary.relaxed }, (_, i) => {
      const { rule, id, was, is } = now('caunoi_repaired_relaxed', of(this), i);
      return { rule, id, was, now: is };
    });
  }
  page(language = 'vi') {
    return text(now('caunoi_report_notices_page', of(this), language));
  }
  text(language = 'vi') {
    return text(now('caunoi_report_notices_text', of(this), language));
  }
  json() {
    return text(now('caunoi_repaired_json', of(this)));
  }
}

const repair = (fair, programme, changes, how) =>
  long(how, (control, { name = '', ...options }) =>
    Repaired._from(later('caunoi_repair', of(fair), of(programme), asJson(changes), name, options, control)));
const checkRepair = async (fair, programme, changes, repaired, name = '') =>
  texts(await later('caunoi_check_repair', of(fair), of(programme), asJson(changes), name, of(repaired)));

class Day extends Handle {
  static _free = 'caunoi_day_free';
  static of(fair, programme) {
    return new this(making, now('caunoi_day_new', of(fair), of(programme)));
  }
  get revision() {
    return now('caunoi_day_revision', of(this));
  }
  get fair() {
    return new Fair(making, now('caunoi_day_fair', of(this)));
  }
  get programme() {
    return new Programme(making, now('caunoi_day_programme', of(this)));
  }
  #change(verb, given, how) {
    return long(how, (control, options) => Repaired._from(later(verb, of(this), ...given, options, control)));
  }
  apply(changes, how) {
    return this.#change('caunoi_day_apply', [asJson(changes), ''], how);
  }
  now(slot, how) {
    return this.#change('caunoi_day_now', [slot], how);
  }
  absent(id, { from = -1, ...how } = {}) {
    return this.#change('caunoi_day_absent', [id, from], how);
  }
  present(id, { from = -1, ...how } = {}) {
    return this.#change('caunoi_day_present', [id, from], how);
  }
  late(id, slot, how) {
    return this.#change('caunoi_day_late', [id, slot], how);
  }
  walkIn(participant, wishes = [], how) {
    return this.#change('caunoi_day_walk_in', [participant, wishes], how);
  }
  wish(pair, how) {
    return this.#change('caunoi_day_wish', [pair], how);
  }
  withdraw(pair, how) {
    return this.#change('caunoi_day_withdraw', [pair], how);
  }
  lock(lock, how) {
    return this.#change('caunoi_day_lock', [lock], how);
  }
  unlock(pair, how) {
    return this.#change('caunoi_day_unlock', [pair], how);
  }
  breakTable(id, { from = -1, ...how } = {}) {
    return this.#change('caunoi_day_break_table', [id, from], how);
  }
  loseInterpreter(id, { from = -1, ...how } = {}) {
    return this.#change('caunoi_day_lose_interpreter', [id, from], how);
  }
  addTable(table, how) {
    return this.#change('caunoi_day_add_table', [table], how);
  }
  addInterpreter(interpreter, how) {
    return this.#change('caunoi_day_add_interpreter', [interpreter], how);
  }
}

// -- Papers -----------------------------------------------------------------------------------------------------------

const input = ({ survey, matches, fair, programme, language = 'vi' }) => ({
  survey: of(survey), matches: of(matches), fair: of(fair), programme: of(programme), lang: language,
});
const page = async (what) => text(await later('caunoi_report_page', input(what)));
const papers = async (what) => papersOf(await later('caunoi_report_papers', input(what)));
const programmeXlsx = async (fair, programme, language = 'vi') =>
  bytes(await later('caunoi_report_programme_xlsx', of(fair), of(programme), language));
const calendars = async (fair, programme, { language = 'vi', revision = 0 } = {}) =>
  papersOf(await later('caunoi_report_calendars', of(fair), of(programme), language, revision));
const run = (workspace, out, how) =>
  long(how, (control, { lexicon, language = 'vi', match, plan }) =>
    later('caunoi_run', workspace, out, { lexicon: of(lexicon), lang: language, match, plan }, control));

// -- Evaluation -------------------------------------------------------------------------------------------------------

class Evaluation extends Handle {
  static _free = 'caunoi_evaluation_free';
  get queries() {
    return now('caunoi_evaluation_queries', of(this));
  }
  get measures() {
    return Array.from({ length: now('caunoi_evaluation_count', of(this)) }, (_, i) => now('caunoi_evaluation_measure', of(this), i));
  }
  compare(other) {
    const found = now('caunoi_evaluation_compare', of(this), of(other));
    return rows(found, 'caunoi_differences_free', 'caunoi_differences_count', 'caunoi_differences_row');
  }
}
const evaluate = async (run, judgments) => Evaluation._from(later('caunoi_evaluate', run, judgments));

// -- The library ------------------------------------------------------------------------------------------------------

const version = () => now('caunoi_version');
const liveHandles = () => now('caunoi_live_handles');
const setAllocator = (functions) => now('caunoi_allocator_set', functions);

module.exports = {
  CaunoiError, Day, Draft, Evaluation, Fair, Index, Lexicon, Matcher, Matches, Network, Programme, Records, Repaired, Survey, advise, adviseText, calendars,
  check, checkLexicon, checkRepair, evaluate, importLexicon, liveHandles, match, matchSupply, page, papers, plan, programmeXlsx, repair,
  run, setAllocator, version,
};
