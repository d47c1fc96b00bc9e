// The scenario with which the page opens when nobody asked for another: its name in the library.

export const FIRST = 'first-minute';
