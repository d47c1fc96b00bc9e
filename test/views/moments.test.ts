// The stage of each protocol at three moments of a scenario of the library, as pictures to look at: a change in them is a
// change on screen. The last one is drawn in Chinese.

import { expect, test } from 'vitest';
import { protocols } from '../../src/protocols/index.ts';
import { Painter } from '../../src/views/cluster/painter.ts';
import { LANGUAGES, load, wordsIn } from '../../src/words/index.ts';
import { protocolWords } from '../../src/words/protocols.ts';
import { Scenes } from '../../src/worker/scene.ts';
import { playLibrary } from '../played.ts';
import { sheet } from './paper.ts';

for (const language of LANGUAGES) await load(language);

const SCENARIOS: { readonly [protocol in keyof typeof protocols]: string } = {
  raft: 'leader-crash-uncommitted',
  paxos: 'paxos-later-ballot',
  multipaxos: 'multipaxos-fills-hole',
};
const played = playLibrary();
const size = { width: 800, height: 560 };

const moments = Object.keys(protocols).flatMap((id) =>
  (['beginning', 'middle', 'end'] as const).map((moment) => [id as keyof typeof protocols, moment] as const),
);

test.each(moments)('%s at the %s', async (id, moment) => {
  const found = played.find(({ name }) => name === SCENARIOS[id]);
  if (found === undefined) throw new Error(`There is no scenario ${SCENARIOS[id]}.`);
  const { run } = found.player;
  const position = { beginning: 0, middle: run.length >> 1, end: run.length }[moment];
  const shot = new Scenes(run.protocol, run.genesis).shot(run.frame(position));
  const language = moment === 'end' ? 'zh' : 'en';
  const { sheet: drawn, root } = sheet();
  const voice = { protocol: run.protocol, words: wordsIn(language).stage, about: protocolWords(id, language) };
  const painter = new Painter(root, size, { ...voice, still: false, between: () => [], crowd: null });
  painter.paint({ shot, playhead: shot.at, playing: false });
  const print = drawn.print().replaceAll(/(\.\d)\d+/g, '$1');
  await expect(print).toMatchFileSnapshot(`pictures/stage-${id}-${moment}.svg`);
});
