// The scenario with which the page opens when nobody asked for another: a first minute in five ideas.

import text from '../../protocols/raft/scenarios/five-ideas.scenario?raw';

export const FIRST: string = text;

/** Its words are fetched while nobody knows yet which run the page will show: most often it is this one. */
export const FIRST_PROTOCOL = 'raft';
