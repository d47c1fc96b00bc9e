// What comes and goes on the stage: the messages, what is left of them, and the quorum of those who voted. No run begins
// with any of it, so it comes a moment after the first picture, in one file.

export { Envelopes } from './envelopes.ts';
export { Hull } from './hull.ts';
export { Pulses } from './pulse.ts';
export { Traces } from './traces.ts';
