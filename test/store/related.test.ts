// What a selection touches, on real moments of every protocol: a row a kind, and what is to be lit of it.

import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import { decidesOf } from '../../src/engine/protocol.ts';
import { aboutEnvelope, namedBy } from '../../src/store/mentions.ts';
import { litEnvelope, litHappening, touched } from '../../src/store/reach.ts';
import { litBy, UNTOUCHED } from '../../src/store/related.ts';
import type { Target } from '../../src/store/selection.ts';
import { Scenes } from '../../src/worker/scene.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { playLibrary } from '../played.ts';

const played = playLibrary();

function runOf(name: string) {
  const found = played.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no scenario ${name}.`);
  const { run } = found.player;
  const scenes = new Scenes(run.protocol, run.genesis, false);
  const shots = found.frames.map((frame) => scenes.shot(frame));
  const film = { shot: (position: number) => shots[position] };
  return { protocol: run.protocol, shots, film };
}

const RUNS = {
  raft: runOf('leader-crash-uncommitted'),
  paxos: runOf('paxos-later-ballot'),
  multipaxos: runOf('multipaxos-fills-hole'),
};
type Id = keyof typeof RUNS;

/** The first moment of a run, from a position on, with such a happening, and which it is. */
function first(id: Id, of: (happening: Happening, shot: Shot) => boolean, from = 1): [shot: Shot, index: number] {
  for (const shot of RUNS[id].shots.slice(from)) {
    const index = shot.happenings.findIndex((happening) => of(happening, shot));
    if (index >= 0) return [shot, index];
  }
  throw new Error(`Nothing like this happens in ${id}.`);
}

const message = (shot: Shot, id: number) => {
  const { from, to, message: it } = shot.scene.envelopes.find((envelope) => envelope.id === id) ?? {};
  return it === undefined ? `gone` : `${it.type} ${from}>${to}`;
};

/** In a line: what is lit at a moment. */
function told(id: Id, target: Target, shot: Shot): string {
  const { film, protocol } = RUNS[id];
  const all = touched(target, shot, film, protocol);
  const epochs = [...all.epochs].map(protocol.epochName).join(' ');
  return [
    `nodes ${[...all.nodes].join(' ') || '–'}`,
    `links ${[...all.links].map((key) => key.replace(' ', '-')).join(' ') || '–'}`,
    `messages ${[...all.envelopes].map((one) => message(shot, one)).join(', ') || '–'}`,
    `slots ${[...all.slots].join(' ') || '–'}`,
    `epochs ${epochs || '–'}${all.within === null ? '' : ' and all in it'}`,
    `rules ${[...all.rules].join(' ') || '–'}`,
    `happenings ${[...all.happenings].map((i) => shot.happenings[i]?.kind).join(' ') || '–'}`,
  ].join(' | ');
}

const rows: Record<Id, Record<string, () => [Target, Shot]>> = {
  raft: {},
  paxos: {},
  multipaxos: {},
};
for (const id of Object.keys(RUNS) as Id[]) {
  const { protocol } = RUNS[id];
  const carries = (happening: Happening, kind: 'heard' | 'sent') =>
    happening.kind === kind && aboutEnvelope(happening.envelope, protocol).slots.length > 0;
  const heard = (shot: Shot, index: number) => {
    const happening = shot.happenings[index];
    if (happening === undefined || !('envelope' in happening)) throw new Error('No message.');
    return happening.envelope;
  };
  const some = (kind: 'heard' | 'sent') =>
    first(id, (it) =>
      id === 'paxos' ? it.kind === kind && it.node !== null && it.envelope.from !== null : carries(it, kind),
    );
  rows[id] = {
    'node, when it has decided something': () => {
      const [shot, index] = first(id, (it) => it.kind === 'decided');
      return [{ kind: 'node', node: (shot.happenings[index] as { node: string }).node }, shot];
    },
    'link, when a message was sent over it': () => {
      const [shot, index] = some('sent');
      const { from, to } = heard(shot, index);
      return [{ kind: 'link', ends: [from as string, to] }, shot];
    },
    'message in flight': () => {
      const [shot, index] = some('sent');
      return [{ kind: 'envelope', id: heard(shot, index).id }, shot];
    },
    'message when it is heard': () => {
      const [shot, index] = some('heard');
      return [{ kind: 'envelope', id: heard(shot, index).id }, shot];
    },
    'message long gone': () => {
      const [shot, index] = some('heard');
      return [{ kind: 'envelope', id: heard(shot, index).id }, RUNS[id].shots.at(-1) as Shot];
    },
    // Where one value is decided there is no slot to select.
    ...(decidesOf(protocol) !== 'value' && {
      'slot, when it is decided': () => [{ kind: 'slot', index: 1 }, first(id, (it) => it.kind === 'decided')[0]],
    }),
    'epoch, when somebody enters it': () => {
      const [shot, index] = first(id, (it) => it.kind === 'became' && it.epoch > 0);
      return [{ kind: 'epoch', epoch: (shot.happenings[index] as { epoch: number }).epoch }, shot];
    },
    'happening: a decision': () => {
      const [shot, index] = first(id, (it) => it.kind === 'decided');
      return [{ kind: 'happening', position: shot.position, index }, shot];
    },
    'happening: a rule that was noted of a message': () => {
      const [heardAt] = some('heard');
      const [shot, index] = first(id, (it) => it.kind === 'noted', heardAt.position);
      return [{ kind: 'happening', position: shot.position, index }, shot];
    },
    'happening of another moment': () => {
      const [shot, index] = first(id, (it) => it.kind === 'decided');
      return [{ kind: 'happening', position: shot.position, index }, RUNS[id].shots[shot.position - 1] as Shot];
    },
    'rule, when it decided': () => {
      const [shot, index] = first(id, (it) => it.kind === 'noted', some('heard')[0].position);
      return [{ kind: 'rule', rule: (shot.happenings[index] as { rule: string }).rule }, shot];
    },
    'rule, when it did not': () => [
      { kind: 'rule', rule: Object.keys(protocol.rules)[0] as string },
      RUNS[id].shots.at(-1) as Shot,
    ],
  };
}

/** Where a table of what is touched reads as a person would say it: whoever changes it knows why. */
describe.each(Object.keys(RUNS) as Id[])('%s', (id) => {
  test('each kind of selection touches what has to do with it', async () => {
    const lines = Object.entries(rows[id]).map(([what, made]) => `${what}\n  ${told(id, ...made())}\n`);
    await expect(lines.join('')).toMatchFileSnapshot(`../protocols/${id}/pictures/touched.txt`);
  });

  test('what a happening names lights it in turn, wherever it is named', () => {
    const { shots, film, protocol } = RUNS[id];
    let named = 0;
    for (const shot of shots)
      for (const index of shot.happenings.keys())
        for (const target of namedBy(shot, index, protocol)) {
          named++;
          const all = touched(target, shot, film, protocol);
          expect(litBy(all, target)).toBe('selected');
          expect(litHappening(all, shot, index, protocol)).toBe('touched');
        }
    expect(named).toBeGreaterThan(100);
  });

  test('a happening lights all that it names, at its moment and at others', () => {
    const { shots, film, protocol } = RUNS[id];
    for (const shot of shots)
      for (const index of shot.happenings.keys()) {
        const { position } = shot;
        for (const at of [shot, shots[Math.max(0, position - 1)] as Shot]) {
          const all = touched({ kind: 'happening', position, index }, at, film, protocol);
          for (const target of namedBy(shot, index, protocol)) expect(litBy(all, target)).toBe('touched');
        }
      }
  });

  test('a message in flight is lit on the stage when its arrow is', () => {
    const { shots, film, protocol } = RUNS[id];
    const [node = '', other = ''] = shots[0]?.scene.nodes.map(({ id: name }) => name) ?? [];
    const targets: Target[] = [
      { kind: 'node', node },
      { kind: 'link', ends: [node, other] },
      { kind: 'slot', index: 1 },
      { kind: 'epoch', epoch: shots.at(-1)?.scene.nodes[0]?.epoch ?? 0 },
    ];
    for (const shot of shots)
      for (const target of targets) {
        const all = touched(target, shot, film, protocol);
        for (const envelope of shot.scene.envelopes)
          expect(all.envelopes.has(envelope.id)).toBe(litEnvelope(all, envelope, protocol));
      }
  });
});

test('nothing selected touches nothing, and what is not there neither', () => {
  const { shots, film, protocol } = RUNS.raft;
  const [shot] = shots as [Shot];
  expect(touched(null, shot, film, protocol)).toBe(UNTOUCHED);
  const nowhere = { kind: 'happening', position: 1e9, index: 0 } as const;
  expect(touched(nowhere, shot, film, protocol)).toEqual({ ...UNTOUCHED, target: nowhere });
  expect(touched({ kind: 'envelope', id: 1e9 }, shot, film, protocol).nodes.size).toBe(0);
});
