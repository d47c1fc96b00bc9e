// A new cluster: what the form writes is a scenario, and clients come after the first leader.

import { expect, test } from 'vitest';
import { type Fresh, freshText } from '../../src/app/open/fresh.ts';
import { loadDescriptors } from '../../src/protocols/descriptors.ts';
import { parseScenario } from '../../src/scenarios/parse.ts';
import { Player } from '../../src/scenarios/player.ts';
import { protocols } from '../protocols.ts';

await loadDescriptors();

const usual: Fresh = { id: 'raft', variant: null, counts: { nodes: 5 }, network: 'timed', seed: 7, title: 'Raft' };

function read(fresh: Partial<Fresh>) {
  const parsed = parseScenario(freshText({ ...usual, ...fresh }));
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

test('each protocol’s text is read, and none has clients from its first moment on', () => {
  for (const id of Object.keys(protocols))
    for (const network of ['timed', 'manual'] as const) expect(read({ id, counts: {}, network }).clientsEvery).toBe(0);
});

test.each(['raft', 'multipaxos'])('in %s clients ask once or twice a second, after the first leader', (id) => {
  for (const counts of [{ nodes: 1 }, { nodes: 5 }, { nodes: 9 }]) {
    const player = new Player(read({ id, counts }));
    player.advance(4_000_000, Number.MAX_SAFE_INTEGER);
    const happened = Array.from({ length: player.run.length + 1 }, (_, i) => player.run.frame(i)).flatMap(
      ({ at, happenings }) => happenings.map((happening) => ({ at, happening })),
    );
    const led = happened.find(({ happening }) => happening.kind === 'became' && happening.role === 'leader');
    const asked = happened.filter(({ happening }) => happening.kind === 'sent' && happening.node === null);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked[0]?.at).toBeGreaterThan(led?.at ?? Number.POSITIVE_INFINITY);
    const [one, two] = asked;
    expect((two?.at ?? 0) - (one?.at ?? 0)).toBeGreaterThanOrEqual(500_000);
    expect((two?.at ?? 0) - (one?.at ?? 0)).toBeLessThanOrEqual(1_000_000);
  }
});

test('nobody asks by themselves where nothing moves by itself, or where nobody is elected', () => {
  for (const fresh of [{ network: 'manual' as const }, { id: 'paxos', counts: {} }, { id: 'twophase', counts: {} }])
    expect(read(fresh).script).toEqual([]);
});
