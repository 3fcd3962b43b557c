'use strict';
// Finds the addon and turns what it throws into CaunoiError. Everything else is in index.js.
const path = require('node:path');

/** Where the addon may be: where CAUNOI_NODE says, else beside the package. */
function load() {
  const named = process.env.CAUNOI_NODE;
  return require(named ? path.resolve(named) : path.join(__dirname, '..', 'caunoi.node'));
}

/** A failure of the library: `code` ("NOT_FOUND", ...), and where ("fair.json#/pairs/3/slot"; may be empty). */
class CaunoiError extends Error {
  constructor(message, code, place) {
    super(place ? `${place}: ${message}` : message);
    this.name = 'CaunoiError';
    this.code = code;
    this.place = place;
  }
}

const addon = load();
const as = (error) => (error?.caunoi ? new CaunoiError(error.message, error.code, error.place) : error);

/** Calls a function of caunoi.h at once. */
function now(name, ...given) {
  try {
    return addon[name](...given);
  } catch (error) {
    throw as(error);
  }
}

/** Calls it on another thread. */
async function later(name, ...given) {
  const begun = new Error();
  try {
    return await addon.later[name](...given);
  } catch (error) {
    const thrown = as(error);
    if (thrown !== error) thrown.stack = `${thrown.name}: ${thrown.message}\n${begun.stack.split('\n').slice(2).join('\n')}`;
    throw thrown;
  }
}

module.exports = { CaunoiError, addon, now, later };
