// The scenario with which the page opens when nobody asked for another. At the page's own speed a leader is there after
// four seconds, and writes a first entry at once.

import text from '../../protocols/raft/scenarios/first-minute.scenario?raw';

export const FIRST: string = text;

/** Its words are fetched while nobody knows yet which run the page will show: most often it is this one. */
export const FIRST_PROTOCOL = 'raft';
