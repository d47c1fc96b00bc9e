// The scenario with which the page opens when nobody asked for another. At the page's own speed a leader is there after
// four seconds, and writes a first entry at once.

import text from '../scenarios/library/first-minute.scenario?raw';

export const FIRST: string = text;
