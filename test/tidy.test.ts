// The style of the house as a test: the rules are in tidy.ts. Each is shown a bad sample, to prove that it can fail, and
// a good one that looks like it; then the tree.

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeOnly, importsOf, type Rule, rules, type SourceFile, withoutComments } from './tidy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tree: SourceFile[] = ['src', 'test'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css|svg|html|scenario)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: file.slice(root.length).split(sep).join('/'), text: readFileSync(file, 'utf8') };
    }),
);

/** `bad`: a sample and a piece of the complaint that it must raise. `good`: samples that raise none. */
const samples: Record<
  keyof typeof rules,
  { bad: [path: string, text: string, says: string][]; good: [string, string][] }
> = {
  oneWay: {
    bad: [
      ['src/engine/world.ts', "import { raft } from '../protocols/index.ts';", 'engine may not import protocols'],
      ['src/protocols/raft/log.ts', "import { words } from '../../words/zh/all.ts';", 'protocols may not import words'],
      ['src/views/ledger/Ledger.tsx', "export * from '../../app/commands.ts';", 'views may not import app'],
      ['src/store/session.ts', "const late = await import('../views/place.ts');", 'store may not import views'],
      ['src/app/frame/App.tsx', "import { play } from '../../cli/play.ts';", 'app may not import cli'],
      ['src/words/en/all.ts', "import { parse } from '../../scenarios/text.ts';", 'words may not import scenarios'],
      ['src/extra/a.ts', "import '../engine/world.ts';", 'has no place in the order'],
    ],
    good: [
      ['src/views/place.ts', "import { world } from '../engine/world.ts';\nimport { say } from '../words/index.ts';"],
      ['src/main.tsx', "import { App } from './app/App.tsx';"],
      ['src/engine/world.ts', "// import { raft } from '../protocols/index.ts';"],
    ],
  },
  staircase: {
    bad: [['src/engine/world.ts', "import type { Node } from './world.ts';", 'into a file below both']],
    good: [
      ['src/engine/world.ts', "import type { Message } from './message.ts';"],
      ['src/views/place.ts', "import { place } from './place.ts';"],
    ],
  },
  packages: {
    bad: [
      ['src/engine/world.ts', "import * as v from 'valibot';", 'xstate alone'],
      ['src/engine/random.ts', "import { uniformInt } from 'pure-rand/distribution/uniformInt';", 'xstate alone'],
      ['src/engine/machine.ts', "import type { StateValue } from 'xstate';", 'src/engine/xstate.ts'],
      ['src/course/first.ts', "import { useState } from 'react';", 'belong to store, views and app'],
      ['src/scenarios/link.ts', "import { deflateRawSync } from 'node:zlib';", 'src/cli'],
    ],
    good: [
      ['src/engine/xstate.ts', "import { and } from 'xstate';"],
      ['src/protocols/raft/server.ts', "import { setup } from 'xstate';"],
      ['src/cli/play.ts', "import { readFileSync } from 'node:fs';"],
    ],
  },
  strangers: {
    bad: [
      ['src/protocols/zab/log.ts', "import { log } from '../raft/log.ts';", 'directly under src/protocols'],
      ['src/protocols/quorum.ts', "import { log } from './raft/log.ts';", 'directly under src/protocols'],
    ],
    good: [
      ['src/protocols/raft/log.ts', "import { majority } from '../quorum.ts';\nimport { x } from './rules.ts';"],
      ['src/protocols/index.ts', "import { fetched } from './fetched.ts';"],
    ],
  },
  blindness: {
    bad: [
      ['src/views/Ledger.tsx', "if (protocol.id === 'raft') draw();", 'descriptor'],
      ['src/views/Ledger.tsx', 'const isPaxos = true;', 'descriptor'],
      ['src/views/RaftLog.tsx', '', 'descriptor'],
      ['src/store/session.ts', '// as in ZAB', 'descriptor'],
      ['src/engine/apply.ts', "const first = 'raft';", 'descriptor'],
      ['src/app/frame/App.tsx', "open('raft-election')", 'descriptor'],
    ],
    good: [
      ['src/engine/apply.ts', '// Raft, §5.2'],
      ['src/app/open/start.ts', "export const first = 'raft-election';"],
      ['src/views/note.ts', "const draft = 'crafted';"],
      ['src/protocols/raft/index.ts', "const id = 'raft';"],
    ],
  },
  determinism: {
    bad: [
      ['src/engine/a.ts', 'const now = Date.now();', 'virtual time'],
      ['src/engine/a.ts', 'const t = performance.now();', 'virtual time'],
      ['src/protocols/raft/a.ts', 'const p = Math.random();', 'engine/random.ts'],
      ['src/protocols/raft/a.ts', 'crypto.getRandomValues(a);', 'engine/random.ts'],
      ['src/scenarios/a.ts', 'names.sort((a, b) => a.localeCompare(b));', 'comparison with <'],
      ['src/checker/a.ts', 'new Intl.NumberFormat();', 'src/words'],
      ['src/checker/a.ts', 'setTimeout(next, 0);', 'a timer of the world'],
      ['src/engine/a.ts', 'export async function run() {}', 'a plain function'],
      ['src/engine/a.ts', 'const d = Math.log(u);', 'integer arithmetic'],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the sample is a template
      ['src/engine/a.ts', 'const id = `n${Math.random()}`;', 'engine/random.ts'],
    ],
    good: [
      [
        'src/engine/a.ts',
        "// No Date here.\nconst label = 'the Date of Math.random()';\nconst update = Math.max(1, 2);",
      ],
      ['src/engine/a.ts', 'const text = `Date and setTimeout`;'],
      ['src/scenarios/link.ts', 'export async function pack() { await done; }'],
      ['src/store/playback.ts', 'const now = performance.now();'],
    ],
  },
  folders: {
    bad: [
      ['src/utils/a.ts', '', 'idea'],
      ['src/views/hooks/a.ts', '', 'idea'],
      ['test/helpers/a.ts', '', 'idea'],
    ],
    good: [['src/views/common.ts', '']],
  },
  length: {
    bad: [['src/views/Long.tsx', 'x;\n'.repeat(401), 'split it by idea']],
    good: [
      ['src/views/Full.tsx', 'x;\n'.repeat(400)],
      ['src/words/en/all.ts', `// Reason for its length: every sentence of the page.\n${'x;\n'.repeat(500)}`],
    ],
  },
  colours: {
    bad: [
      ['src/views/marks/Node.tsx', '<circle fill="#d9822b" />', 'src/views/theme'],
      ['src/app/frame/app.css', 'a { color: #fff; }', 'src/views/theme'],
      ['src/app/frame/app.css', 'a { color: rgb(0 0 0 / 50%); }', 'src/views/theme'],
      ['src/views/cluster/Cluster.tsx', "const ink = 'hsl(20, 50%, 50%)';", 'src/views/theme'],
    ],
    good: [
      ['src/views/theme.css', ':root { --ink: #1d2129; }'],
      ['src/app/frame/app.css', '/* was #fff */ #app { color: var(--ink); }'],
      ['src/scenarios/text.ts', "const example = 'deliver #12';"],
    ],
  },
  composing: {
    bad: [
      [
        'src/app/open/Library.tsx',
        "if (event.key !== 'Enter' || event.isComposing) return;",
        'src/app/keys/composing.ts',
      ],
      ['src/views/cluster/Stage.tsx', 'if (event.keyCode === 229) return;', 'src/app/keys/composing.ts'],
    ],
    good: [
      ['src/app/keys/composing.ts', 'if (event.isComposing) stop();'],
      ['src/app/open/Library.tsx', "if (event.key !== 'Enter') return;"],
    ],
  },
  everyTest: {
    bad: [
      ['test/a.test.ts', "test.only('a', () => {});", 'mend the test'],
      ['test/a.test.ts', "describe.skip('a', () => {});", 'mend the test'],
      ['test/a.test.ts', "it.todo('a');", 'mend the test'],
      ['test/browser/a.spec.ts', "test.describe.fixme('a', () => {});", 'mend the test'],
    ],
    good: [['test/a.test.ts', "test('skips test.only', () => skip.only());"]],
  },
};

const complain = (rule: Rule, path: string, text: string) => rule.complaints([{ path, text }]);

for (const key of Object.keys(rules) as (keyof typeof rules)[]) {
  describe(rules[key].name, () => {
    test('can fail, and says what to do instead', () => {
      for (const [path, text, says] of samples[key].bad) {
        const found = complain(rules[key], path, text);
        expect(found, `${path}: ${text.slice(0, 80)}`).toHaveLength(1);
        expect(found[0]).toContain(says);
      }
    });

    test('lets its neighbours be', () => {
      for (const [path, text] of samples[key].good) expect(complain(rules[key], path, text)).toEqual([]);
    });

    test('holds in the tree', () => {
      expect(rules[key].complaints(tree)).toEqual([]);
    });
  });
}

describe('the staircase of the engine', () => {
  const files: SourceFile[] = [
    {
      path: 'src/engine/apply.ts',
      text: "import { step } from './machine.ts';\nimport { carry } from './network.ts';",
    },
    { path: 'src/engine/network.ts', text: "import { step } from './machine.ts';\nimport { now } from './clock.ts';" },
    { path: 'src/engine/machine.ts', text: "import type { Message } from './message.ts';" },
  ];

  test('has files meet below', () => {
    expect(rules.staircase.complaints(files)).toEqual([]);
  });

  test('finds the way back through several files, though it be of types alone', () => {
    const back = { path: 'src/engine/clock.ts', text: "import type {\n  Step,\n} from './apply.ts';" };
    const complaints = rules.staircase.complaints([...files, back]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(
      'src/engine/apply.ts → src/engine/network.ts → src/engine/clock.ts → src/engine/apply',
    );
  });
});

describe('the reader of sources', () => {
  const file = (text: string): SourceFile => ({ path: 'src/views/a.ts', text });

  test('keeps the lines and drops comments', () => {
    expect(withoutComments(file("a; // b\n/* c\n */ d('// e');"))).toBe("a;     \n    \n    d('// e');");
  });

  test('is not misled by quotes in regular expressions', () => {
    expect(codeOnly(file('const q = /[\'"]/;\nDate;')).trim()).toMatch(/^const q = +;\nDate;$/);
  });

  test('finds every way to import', () => {
    const text = [
      "import a from './a.ts';",
      "import type {\n  B,\n} from '../engine/b.ts';",
      "export * from 'c';",
      "import 'd';",
      "const e = import('./e.ts');",
      "new Worker(new URL('../worker/host.ts', import.meta.url));",
    ].join('\n');
    expect(importsOf(file(text)).map(({ to }) => to)).toEqual([
      'src/views/a.ts',
      'src/engine/b.ts',
      'c',
      'd',
      'src/views/e.ts',
      'src/worker/host.ts',
    ]);
  });

  test('sees the whole tree', () => {
    expect(tree.map(({ path }) => path)).toContain('src/main.tsx');
    expect(tree.map(({ path }) => path)).toContain('test/tidy.test.ts');
  });
});
