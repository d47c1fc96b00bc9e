// Slow and obvious. `twins`: each invariant of Figure 3 as a sentence about a whole run, asked of every moment of it.
// `ALSO_TRUE`: other published properties of one move (raft.tla and its descendants; etcd-io/raft's tests).

import { canon } from '../../../src/engine/canon.ts';
import type { Frame } from '../../../src/engine/run.ts';
import { slice } from '../../../src/engine/sequence.ts';
import type { Node } from '../../../src/engine/world.ts';
import type { Entry } from '../../../src/protocols/raft/log.ts';
import type { Server } from '../../../src/protocols/raft/server.ts';

const serverOf = (node: Node) => node.state.context as Server;
const roleOf = (node: Node) => node.state.value as string;
const logOf = (node: Node): Entry[] => slice(serverOf(node).log, 0);
const same = (a: unknown, b: unknown) => canon(a) === canon(b);

/** Every server that leads, at every moment: its term, its name, its log. */
function leaders(frames: readonly Frame[]) {
  return frames.flatMap((frame) =>
    frame.world.nodes
      .filter((node) => roleOf(node) === 'leader')
      .map((node) => ({ term: serverOf(node).currentTerm, id: node.id, node })),
  );
}

/** Every entry that a leader committed, and in which of its terms. */
function commits(frames: readonly Frame[]) {
  return frames.slice(1).flatMap((frame, i) =>
    frame.world.nodes.flatMap((node, n) => {
      const was = serverOf(frames[i]?.world.nodes[n] as Node);
      const is = serverOf(node);
      if (roleOf(node) !== 'leader' || is.commitIndex <= was.commitIndex) return [];
      return logOf(node)
        .slice(was.commitIndex, is.commitIndex)
        .map((entry, k) => ({ index: was.commitIndex + k + 1, entry, term: is.currentTerm }));
    }),
  );
}

/** Up to the last index where both have an entry of the same term, two logs are the same. */
function match(a: readonly Entry[], b: readonly Entry[]): boolean {
  let end = Math.min(a.length, b.length);
  while (end > 0 && a[end - 1]?.term !== b[end - 1]?.term) end--;
  return a.slice(0, end).every((entry, i) => entry.term === b[i]?.term && entry.command === b[i]?.command);
}

export const twins: { readonly [invariant: string]: (frames: readonly Frame[]) => boolean } = {
  'raft.ElectionSafety': (frames) => {
    const led = new Map<number, string>();
    return leaders(frames).every(({ term, id }) => {
      const first = led.get(term) ?? id;
      led.set(term, first);
      return first === id;
    });
  },

  'raft.LeaderAppendOnly': (frames) =>
    frames.slice(1).every((frame, i) =>
      frame.world.nodes.every((node, n) => {
        const was = frames[i]?.world.nodes[n] as Node;
        if (roleOf(was) !== 'leader' || roleOf(node) !== 'leader' || was.state === node.state) return true;
        return same(logOf(node).slice(0, logOf(was).length), logOf(was));
      }),
    ),

  'raft.LogMatching': (frames) => {
    let seen: unknown[] = [];
    return frames.every((frame) => {
      const picture = frame.world.nodes.map((node) => serverOf(node).log);
      if (picture.every((log, i) => log === seen[i])) return true;
      seen = picture;
      const logs = frame.world.nodes.map(logOf);
      return logs.every((a, i) => logs.every((b, j) => i >= j || match(a, b)));
    });
  },

  'raft.LeaderCompleteness': (frames) => {
    const committed = commits(frames);
    const begun = new Map<string, { term: number; log: Entry[] }>();
    for (const { term, id, node } of leaders(frames))
      if (!begun.has(`${id} ${term}`)) begun.set(`${id} ${term}`, { term, log: logOf(node) });
    return [...begun.values()].every((leader) =>
      committed.every(({ index, entry, term }) => leader.term <= term || same(leader.log[index - 1] ?? null, entry)),
    );
  },

  'raft.StateMachineSafety': (frames) => {
    const applied: string[] = [];
    const known: string[] = [];
    const logs: unknown[] = [];
    return frames.every((frame) =>
      frame.world.nodes.every((node, n) => {
        const { log, lastApplied } = serverOf(node);
        if (known[n] === `${lastApplied} ${node.up}` && logs[n] === log) return true;
        known[n] = `${lastApplied} ${node.up}`;
        logs[n] = log;
        return logOf(node)
          .slice(0, serverOf(node).lastApplied)
          .every((entry, i) => {
            applied[i] ??= canon(entry);
            return applied[i] === canon(entry);
          });
      }),
    );
  },
};

const NEXT: { readonly [role: string]: readonly string[] } = {
  follower: ['follower', 'candidate'],
  candidate: ['follower', 'candidate', 'leader'],
  leader: ['leader', 'follower'],
};

function each(before: Frame, after: Frame, holds: (was: Node, is: Node) => boolean): boolean {
  return after.world.nodes.every((node, n) => {
    const was = before.world.nodes[n] as Node;
    return was.state === node.state || holds(was, node);
  });
}

export const ALSO_TRUE: { readonly [property: string]: (before: Frame, after: Frame) => boolean } = {
  'currentTerm never falls': (before, after) =>
    each(before, after, (was, is) => serverOf(is).currentTerm >= serverOf(was).currentTerm),

  'a vote stands for its term': (before, after) =>
    each(before, after, (was, is) => {
      const [a, b] = [serverOf(was), serverOf(is)];
      return a.currentTerm !== b.currentTerm || a.votedFor === null || a.votedFor === b.votedFor;
    }),

  'terms in a log never decrease and never exceed currentTerm': (before, after) =>
    each(before, after, (was, is) => {
      if (serverOf(was).log === serverOf(is).log) return true;
      const terms = logOf(is).map((entry) => entry.term);
      return [...terms, serverOf(is).currentTerm].every((term, i, all) => i === 0 || term >= (all[i - 1] as number));
    }),

  'a candidate’s term is not in its log': (before, after) =>
    each(
      before,
      after,
      (_, is) => roleOf(is) !== 'candidate' || logOf(is).every((e) => e.term < serverOf(is).currentTerm),
    ),

  'roles change only as Figure 4 says': (before, after) =>
    each(before, after, (was, is) => {
      if (is.up === 'crashed') return roleOf(is) === 'follower';
      // A cluster of one passes through candidate to leader in one move.
      if (after.world.nodes.length === 1 && roleOf(was) === 'follower') return true;
      return NEXT[roleOf(was)]?.includes(roleOf(is)) === true;
    }),

  'what a role does not use is null': (before, after) =>
    each(before, after, (_, is) => {
      const { votes, nextIndex, matchIndex, pending } = serverOf(is);
      const role = roleOf(is);
      return (
        (votes !== null) === (role === 'candidate') &&
        [nextIndex, matchIndex, pending].every((field) => (field !== null) === (role === 'leader'))
      );
    }),

  'matchIndex never falls within a leadership, and never exceeds the leader’s log': (before, after) =>
    each(before, after, (was, is) => {
      const [a, b] = [serverOf(was), serverOf(is)];
      if (b.matchIndex === null) return true;
      const grows =
        a.matchIndex === null || Object.entries(a.matchIndex).every(([id, m]) => (b.matchIndex?.[id] ?? -1) >= m);
      return grows && Object.values(b.matchIndex).every((match) => match <= b.log.length);
    }),

  'nextIndex stands in the leader’s log, or right behind it': (before, after) =>
    each(before, after, (_, is) =>
      Object.values(serverOf(is).nextIndex ?? {}).every((next) => next >= 1 && next <= serverOf(is).log.length + 1),
    ),

  'what a leader commits stands on a majority and ends with an entry of its term': (before, after) =>
    each(before, after, (was, is) => {
      const { commitIndex, log, currentTerm, majority } = serverOf(is);
      if (roleOf(is) !== 'leader' || commitIndex <= serverOf(was).commitIndex) return true;
      const prefix = slice(log, 0, commitIndex);
      const holders = after.world.nodes.filter((node) => same(slice(serverOf(node).log, 0, commitIndex), prefix));
      return holders.length >= majority && prefix.at(-1)?.term === currentTerm;
    }),

  'committed logs only append': (before, after) =>
    each(before, after, (was, is) => {
      const [a, b] = [serverOf(was), serverOf(is)];
      if (is.up === 'crashed') return same(a.log, b.log);
      if (a.log === b.log) return b.commitIndex >= a.commitIndex;
      return b.commitIndex >= a.commitIndex && same(slice(a.log, 0, a.commitIndex), slice(b.log, 0, a.commitIndex));
    }),

  'everything committed is applied, and nothing else': (before, after) =>
    each(before, after, (_, is) => serverOf(is).lastApplied === serverOf(is).commitIndex),

  'a world is plain JSON': (_, after) =>
    after.position % 50 !== 0 || same(JSON.parse(JSON.stringify(after.world)), after.world),
};
