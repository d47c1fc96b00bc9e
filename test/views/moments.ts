// The moments at which every view of every protocol is pictured: the beginning, the middle and the end of a scenario of
// the library, the end in Chinese. And the same as the views know it.

import type { Frame, Run } from '../../src/engine/run.ts';
import { LANGUAGES, type Language } from '../../src/speech/languages.ts';
import { load, wordsIn } from '../../src/words/index.ts';
import { protocolWords } from '../../src/words/protocols.ts';
import type { Teller } from '../../src/words/tell.ts';
import { Scenes } from '../../src/worker/scene.ts';
import { playLibrary } from '../played.ts';
import { protocols } from '../protocols.ts';
import { labOf } from './rendered.ts';

for (const language of LANGUAGES) await load(language);

type Id = keyof typeof protocols;

/** The one that shows most; left out: the protocol's first. */
const SCENARIOS: { readonly [protocol in Id]?: string } = {
  raft: 'leader-crash-uncommitted',
  paxos: 'paxos-later-ballot',
  multipaxos: 'multipaxos-fills-hole',
  twophase: 'twophase-others-know',
};

const played = playLibrary();

export const moments = (Object.keys(protocols) as Id[]).flatMap((id) =>
  (['beginning', 'middle', 'end'] as const).map((moment) => [id, moment] as const),
);

type Moment = (typeof moments)[number];

export function momentOf(...[id, moment]: Moment) {
  const wanted = SCENARIOS[id];
  const found = played.find(({ name, scenario }) =>
    wanted === undefined ? scenario.protocol === id : name === wanted,
  );
  if (found === undefined) throw new Error(`There is no scenario ${wanted ?? `of ${id}`}.`);
  const { run } = found.player;
  const position = { beginning: 0, middle: run.length >> 1, end: run.length }[moment];
  return seenAt(run, position, moment === 'end' ? 'zh' : 'en', found.frames);
}

/** A run at a position, as the views know it. */
export function seenAt(run: Run, position: number, language: Language, frames: readonly Frame[] = framesOf(run)) {
  const scenes = new Scenes(run.protocol, run.genesis, false);
  const shots = frames.map((frame) => scenes.shot(frame));
  const words = wordsIn(language);
  const about = protocolWords(run.protocol.id, language);
  const teller: Teller = { panels: words.panels, about, protocol: run.protocol };
  return {
    run,
    position,
    /** Of the whole run, by position. */
    shots,
    language,
    words,
    teller,
    lab: () => labOf(shots.slice(0, position + 1), null, run.protocol),
  };
}

function framesOf(run: Run): Frame[] {
  return Array.from({ length: run.length + 1 }, (_, position) => run.frame(position));
}
