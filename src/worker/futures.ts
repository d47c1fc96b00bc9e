// The scenario of a whole tree: the first future as its text tells it, and each other one as what is done in it from where
// it leaves another. Where the branch that it left is thrown away, it leaves the nearest one that is kept. Nothing is played
// for that: what nobody has looked into is told as its text tells it, and with it what it leaves, thrown away or not.

import { type Caption, captioned } from '../scenarios/captioned.ts';
import {
  firstOf,
  inOrder,
  isTimedMark,
  type Mark,
  marksIn,
  momentOf,
  positionOf,
  versionOf,
} from '../scenarios/futures.ts';
import { doneIn, markedWith, scenarioAt } from '../scenarios/retold.ts';
import type { Future, Scenario, Statement } from '../scenarios/scenario.ts';
import type { Branch } from './branch.ts';
import type { KeptMark, ToldFuture } from './wire.ts';

/** As a text writes a note: a position only where several moves are made at its time. */
export function markOf({ at, after, position, text }: KeptMark, branch: Branch): Mark {
  if (position === null) return after === undefined ? { at, text } : { at, after, text };
  const moment = momentOf(branch.run, position);
  return moment.at === at ? { ...moment, text } : { at, text };
}

/** A script with other notes: those that it has come to are known by then, and told with their times. */
export function withMarks(branch: Branch, script: readonly Statement[], marks: readonly Mark[]): Statement[] {
  const known = [...marksIn(script), ...branch.reached];
  if (JSON.stringify(inOrder(known)) === JSON.stringify(inOrder(marks))) return [...script];
  let reached = branch.reached.length;
  const others = script.filter((statement) => {
    if (statement.kind !== 'mark') return true;
    return !isTimedMark(statement) && reached-- <= 0;
  });
  return [...others, ...markedWith(marks)];
}

/** What a branch's text tells of it, with captions at moments that are its own. */
function scriptOf(branch: Branch, script: readonly Statement[], captions: readonly Caption[]): readonly Statement[] {
  // Nobody has put any into what nobody has looked into.
  if (captions.length === 0 || branch.player === null) return script;
  return captioned(script, branch.player, { at: branch.told?.at ?? 0, position: branch.forkedAt }, captions);
}

/** Whether a moment is on what is a branch's own, not on the past that it shares. */
const isLater = ({ forkedAt, told }: Branch, { at, position }: Caption): boolean =>
  position > forkedAt || at > (told?.at ?? 0);

/** The nearest kept branch that a branch comes from, and the position up to which the two share their past. */
function originOf(branch: Branch, kept: ReadonlyMap<Branch, number>): { from: Branch; shared: number } {
  let from = branch.parent as Branch;
  let shared = branch.forkedAt;
  while (!kept.has(from) && from.parent !== null) {
    shared = Math.min(shared, from.forkedAt);
    from = from.parent;
  }
  return { from, shared };
}

/** As its text tells it, if it still leaves the same branch: nothing has to be simulated for that. */
function asTold(
  branch: Branch,
  marks: readonly Mark[],
  captions: readonly Caption[],
  numbers: ReadonlyMap<Branch, number>,
): Future | null {
  const of = numbers.get(branch.parent as Branch);
  if (branch.told === null || of === undefined) return null;
  const { name, script, ...left } = branch.told;
  return { ...left, of, script: withMarks(branch, scriptOf(branch, script, captions), marks) };
}

/** As it was played, and what its text tells beyond that. */
function asDone(
  branch: Branch,
  marks: readonly Mark[],
  captions: readonly Caption[],
  numbers: ReadonlyMap<Branch, number>,
): Future {
  const { from, shared } = originOf(branch, numbers);
  const when = { of: numbers.get(from) as number, ...momentOf(from.run, shared) };
  if (branch.told !== null && branch.player?.scripted) {
    const own = captions.filter((caption) => isLater(branch, caption));
    const earlier = captions.filter((caption) => !own.includes(caption));
    const past = doneIn(branch.run, shared, branch.forkedAt, earlier);
    const rest = following({ ...branch.told, script: [...scriptOf(branch, branch.told.script, own)] });
    return { ...when, script: [...past, ...rest, ...markedWith(marks)] };
  }
  return { ...when, script: [...doneIn(branch.run, shared, branch.run.length, captions), ...markedWith(marks)] };
}

/** The first statements of a future's script, told with the moment at which they follow. */
function following({ at, after, script }: Future): Statement[] {
  const when = after === undefined ? { at } : { at, after };
  const first = script.findIndex(({ kind }) => kind !== 'mark');
  return script.map((statement, i) =>
    statement.at === undefined && (first < 0 || i <= first) ? { ...when, ...statement } : statement,
  );
}

/** A branch by itself, with all that was done in it up to a position; all that a text tells of it, where one does. */
export function aloneOf(
  scenario: Scenario,
  branch: Branch,
  position: number,
  marks: readonly KeptMark[] | undefined,
  captions: readonly Caption[],
): Scenario {
  const script = branch.parent === null ? scenario.script : (branch.told?.script ?? []);
  const own = marks?.map((mark) => markOf(mark, branch)) ?? [...marksIn(script), ...branch.reached];
  const later = branch.parent === null ? captions : captions.filter((caption) => isLater(branch, caption));
  const told = scriptOf(branch, script, later);
  if (branch.parent === null) return remade(scenario, withMarks(branch, told, own));
  if (branch.told === null) return scenarioAt(scenario, branch.run, position, own, captions);
  const shared = captions.filter((caption) => !later.includes(caption));
  const past = doneIn(branch.run, 0, branch.forkedAt, shared);
  const here = own.filter((mark) => isOf(branch, mark));
  const earlier = own.filter((mark) => !here.includes(mark));
  const rest = following({ ...branch.told, script: withMarks(branch, told, here) });
  return remade(scenario, [...past, ...rest, ...markedWith(earlier)]);
}

/** Whether a note is on what is a branch's own, not on the past that it shares. */
function isOf(branch: Branch, mark: Mark): boolean {
  return positionOf(branch.run, mark) > branch.forkedAt || mark.at > branch.run.timeOf(branch.forkedAt);
}

function remade(scenario: Scenario, script: Statement[]): Scenario {
  const first = { ...firstOf(scenario), script };
  return { ...first, version: versionOf(first) };
}

type Kept = ToldFuture & { readonly of: Branch };

/** With what those leave that nobody has looked into. */
function withOrigins(futures: readonly Kept[]): Kept[] {
  const kept = new Set(futures.map(({ of }) => of));
  return futures.flatMap((future) => {
    const origins: Kept[] = [];
    for (let { of } = future; !of.hasBegun && of.parent !== null && !kept.has(of.parent); of = of.parent) {
      kept.add(of.parent);
      origins.unshift({ branch: of.parent.id, of: of.parent, name: of.parent.told?.name ?? null, marks: [] });
    }
    return [...origins, future];
  });
}

/** @param futures the root first, then the others, each after the one that it leaves. */
export function treeOf(scenario: Scenario, futures: readonly Kept[]): Scenario {
  const [root, ...others] = withOrigins(futures) as [Kept, ...Kept[]];
  const numbers = new Map<Branch, number>([[root.of, 1]]);
  const told: Future[] = others.map(({ of: branch, name, marks, captions = [] }) => {
    const own = marks.map((mark) => markOf(mark, branch));
    const future = asTold(branch, own, captions, numbers) ?? asDone(branch, own, captions, numbers);
    numbers.set(branch, numbers.size + 1);
    return name === null ? future : { ...future, name };
  });
  const marks = root.marks.map((mark) => markOf(mark, root.of));
  const first = {
    ...firstOf(scenario),
    script: withMarks(root.of, scriptOf(root.of, scenario.script, root.captions ?? []), marks),
  };
  const named = root.name === null ? first : { ...first, name: root.name };
  const tree = told.length === 0 ? named : { ...named, futures: told };
  return { ...tree, version: versionOf(tree) };
}
