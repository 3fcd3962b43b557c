import caunoi from './index.js';

export default caunoi;
export const {
  CaunoiError, Day, Draft, Evaluation, Fair, Index, Lexicon, Matcher, Matches, Network, Programme, Records, Repaired, Survey, advise, adviseText,
  calendars, check, checkLexicon, checkRepair, evaluate, importLexicon, liveHandles, match, matchSupply, page, papers, plan, programmeXlsx, repair,
  run, setAllocator, version,
} = caunoi;
