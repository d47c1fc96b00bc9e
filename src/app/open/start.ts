// First minutes in five ideas; the page opens with one of them when nobody asked for anything else.

import text from '../../protocols/raft/scenarios/five-ideas.scenario?raw';

export const FIRST: string = text;

/** Every protocol may have a first minute of its own in the library: it is named like this one. */
const BY_NAME = /^#scenario=([a-z]+-)?five-ideas$/;

/** Whether what is opened is a first minute: its lesson plays by itself, and hints follow once somebody has done something. */
export function isFirstMinute(hash: string, opened: string): boolean {
  return hash === '' ? opened === FIRST : BY_NAME.test(hash);
}
