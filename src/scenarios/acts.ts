// What people do to a run, by kind, as the rules of a task name it; and the panels that a lesson may open.

export const ACTS = [
  'crash',
  'restart',
  'wipe',
  'pause',
  'resume',
  'cut',
  'heal',
  'partition',
  'request',
  'ring',
  'deliver',
  'drop',
  'duplicate',
  'delay',
  'detain',
  'release',
  'set',
] as const;

export type Act = (typeof ACTS)[number];

export const PANELS = [
  'why',
  'state',
  'rules',
  'statechart',
  'invariants',
  'numbers',
  'logs',
  'ballots',
  'compare',
] as const;
