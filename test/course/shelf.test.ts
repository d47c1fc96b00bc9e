// What the course page shows of each lesson and challenge is drawn up beforehand, from their texts and their runs, so that the
// page opens without playing sixty of them: src/course/shelf.json, written by `npm run regenerate`.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Item, Part, Picture, Shelf } from '../../src/course/shelf.ts';
import { sketchOf } from '../../src/engine/invariants.ts';
import { LESSONS, lessonText } from '../../src/scenarios/lessons.ts';
import { Player } from '../../src/scenarios/player.ts';
import type { Scenario, Title } from '../../src/scenarios/scenario.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { rewritten } from '../rewritten.ts';

const path = (file: string) => fileURLToPath(new URL(`../../src/course/${file}`, import.meta.url));

const MOVES = 20_000;

/** The moment that a picture shows: of a lesson its first question, of a challenge where it begins. */
function pictured(scenario: Scenario): Picture {
  const { script } = scenario;
  const at = script.findIndex(({ kind }) => kind === 'predict');
  const player = new Player(at < 0 ? scenario : { ...scenario, script: script.slice(0, at) });
  player.finish(MOVES);
  const { protocol, end } = player.run;
  const { nodes, cuts, envelopes } = end.world;
  const place = (id: string) => nodes.findIndex((node) => node.id === id);
  return {
    nodes: nodes.map((node) => {
      const { role, epoch } = sketchOf(protocol, node);
      const leads = protocol.roles[role]?.leads === true && node.up !== 'crashed';
      return { epoch, ...(leads && { leads: true as const }), ...(node.up === 'crashed' && { down: true as const }) };
    }),
    cuts: cuts.map((cut) => cut.split('>').map(place)),
    flying: envelopes
      .filter(({ from }) => from !== null)
      .slice(0, 12)
      .map(({ from, to }) => [place(from as string), place(to)]),
  };
}

function itemOf(scenario: Scenario): Item {
  const { lesson, script, title, protocol } = scenario;
  if (lesson === undefined) throw new Error('A lesson says so in its first lines.');
  const { kind, about, minutes, level, after, task } = lesson;
  return {
    kind,
    protocol,
    title,
    about,
    after,
    minutes: minutes ?? null,
    level: level ?? null,
    beats: script.filter((each) => each.kind === 'beat').length,
    questions: script.flatMap((each, i) =>
      each.kind === 'predict'
        ? [{ words: each.words, beat: script.slice(0, i).filter(({ kind }) => kind === 'beat').length }]
        : [],
    ),
    par: task?.par ?? null,
    picture: pictured(scenario),
  };
}

/** The parts of the course, from course.txt. */
function partsIn(text: string): Part[] {
  const parts: { title: { en?: string; zh?: string }; items: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, zh, title] = /^part (zh )?"(.*)"$/.exec(line) ?? [];
    const [, item] = /^(?:lesson|challenge) (\S+)$/.exec(line) ?? [];
    if (zh !== undefined) (parts.at(-1) as { title: Title }).title = { ...parts.at(-1)?.title, zh: title as string };
    else if (title !== undefined) parts.push({ title: { en: title }, items: [] });
    else if (item !== undefined) parts.at(-1)?.items.push(item);
    else if (line !== '' && !line.startsWith('#')) throw new Error(`course.txt: ${line}`);
  }
  return parts;
}

const read = new Map<string, Scenario>();
for (const name of LESSONS) {
  const parsed = parseScenario((await lessonText(name)) as string);
  if ('problem' in parsed) throw new Error(`${name}: ${JSON.stringify(parsed.problem)}`);
  read.set(name, parsed.scenario);
}

describe('the course', () => {
  const parts = partsIn(readFileSync(path('course.txt'), 'utf8'));
  const named = parts.flatMap(({ items }) => items);

  test('has each lesson and each challenge once', () => {
    expect([...named].sort()).toEqual(LESSONS);
  });

  test.each(LESSONS)('%s has its own name, and a title and an idea in both languages', (name) => {
    const { lesson, title } = read.get(name) as Scenario;
    expect(lesson?.name).toBe(name);
    for (const words of [title, lesson?.about]) expect(Object.keys(words ?? {}).sort()).toEqual(['en', 'zh']);
  });

  test('comes after nothing that is not there, and after nothing that comes later', () => {
    const all = named.map((name) => [name, (read.get(name) as Scenario).lesson?.after ?? []] as const);
    const wrong = all.flatMap(([name, after]) =>
      after
        .filter((each) => !named.includes(each) || named.indexOf(each) >= named.indexOf(name))
        .map((each) => `${name} after ${each}`),
    );
    expect(wrong).toEqual([]);
  });

  test('stands on the shelf as it is', () => {
    const shelf: Shelf = {
      parts,
      items: Object.fromEntries(named.map((name) => [name, itemOf(read.get(name) as Scenario)])),
    };
    if (rewritten(path('shelf.json'), JSON.stringify(shelf))) return;
    expect(JSON.parse(readFileSync(path('shelf.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(shelf)));
  });
});
