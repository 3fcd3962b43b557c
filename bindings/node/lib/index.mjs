import caunoi from './index.js';

export default caunoi;
export const {
  CaunoiError, Draft, Evaluation, Fair, Index, Lexicon, Matcher, Matches, Network, Programme, Records, Survey, calendars, check,
  checkLexicon, evaluate, importLexicon, liveHandles, match, matchSupply, page, papers, plan, programmeXlsx, run, setAllocator, version,
} = caunoi;
