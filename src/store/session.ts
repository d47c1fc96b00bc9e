// The session before any scenario is open.

import type { SessionState } from './lab.ts';

export const BLANK: SessionState = {
  setup: null,
  protocol: null,
  branches: [],
  branch: 0,
  forks: [],
  names: {},
  marks: [],
  captions: [],
  title: {},
  edited: false,
  says: [],
  beats: [],
  coming: 0,
  lesson: null,
  problem: null,
  refusal: null,
  canUndo: false,
  canRedo: false,
  breach: null,
  searching: false,
  progress: null,
  stopped: null,
  filmed: 0,
  partedAt: null,
};
