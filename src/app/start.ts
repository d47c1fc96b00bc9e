// The scenario with which the page opens when nobody asked for another.

import text from '../scenarios/library/first-minute.scenario?raw';

export const FIRST: string = text;
