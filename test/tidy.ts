// The rules of the house as functions of its files: each takes the files and returns complaints, one sentence a place,
// and each complaint says what to do instead. `tidy.test.ts` holds the tree to them and proves that each can fail.

export interface SourceFile {
  /** From the root of the repository, with '/' between folders. */
  readonly path: string;
  readonly text: string;
}

export interface Rule {
  readonly name: string;
  complaints(files: readonly SourceFile[]): string[];
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Comments, strings and regular expressions, whichever begins first; a quote that its line does not close is a letter. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*|return\s+)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//g;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Comments become spaces, so that line numbers stay. */
export function withoutComments({ path, text }: SourceFile): string {
  if (path.endsWith('.css')) return text.replace(/\/\*[\s\S]*?\*\//g, blank);
  return text.replace(token, (found) => (/^\/[/*]/.test(found) ? blank(found) : found));
}

/** Comments, strings and regular expressions become spaces; what `${…}` holds inside a template is code and stays. */
export function codeOnly({ text }: SourceFile): string {
  return text.replace(token, (found) => {
    if (!found.startsWith('`')) return blank(found);
    let kept = '';
    let depth = 0;
    for (let i = 0; i < found.length; i++) {
      const letter = found[i]!;
      if (depth === 0 && letter === '$' && found[i + 1] === '{') depth = 1;
      else if (depth > 0 && letter === '{' && found[i - 1] !== '$') depth++;
      else if (depth > 0 && letter === '}') depth--;
      kept += depth > 0 && letter !== '$' ? letter : blank(letter);
    }
    return kept;
  });
}

const isCode = ({ path }: SourceFile): boolean => /\.(ts|tsx|mjs)$/.test(path);
const isUnder = (path: string, ...folders: string[]): boolean => folders.some((it) => path.startsWith(`src/${it}/`));

/** `path:line` of every match. */
function places(path: string, text: string, pattern: RegExp): { at: string; match: string }[] {
  return [...text.matchAll(new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`))].map(
    (found) => ({ at: `${path}:${text.slice(0, found.index).split('\n').length}`, match: found[0] }),
  );
}

interface Import {
  readonly at: string;
  readonly from: string;
  /** A path from the root for a relative import, else the package as written. */
  readonly to: string;
}

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\s*\(\s*)(['"])([^'"\n]+)\1/g;

export function importsOf(file: SourceFile): Import[] {
  const text = withoutComments(file);
  return [...text.matchAll(specifier)].map((found) => {
    const written = found[2]!;
    const at = `${file.path}:${text.slice(0, found.index).split('\n').length}`;
    const to = written.startsWith('.') ? new URL(written, `file:///${file.path}`).pathname.slice(1) : written;
    return { at, from: file.path, to };
  });
}

const allImports = (files: readonly SourceFile[]): Import[] =>
  files.filter((file) => isCode(file) && file.path.startsWith('src/')).flatMap(importsOf);

// ── Where imports may point ──────────────────────────────────────────────────────────────────────────────────────────

const chain = [
  'engine',
  'speech',
  'protocols',
  'words',
  'scenarios',
  'checker',
  'course',
  'worker',
  'store',
  'views',
  'app',
];
const upTo = (folder: string): string[] => chain.slice(0, chain.indexOf(folder) + 1);

/** What each folder may import, itself included: whatever stands before it. `cli` stands beside the chain. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(chain.map((folder) => [folder, upTo(folder)])),
  cli: [...upTo('views'), 'cli'],
};

const folderOf = (path: string): string => (path.split('/').length > 2 ? path.split('/')[1]! : 'app');

const oneWay: Rule = {
  name: 'imports point one way',
  complaints(files) {
    const complaints: string[] = [];
    for (const { at, from, to } of allImports(files)) {
      if (!to.startsWith('src/')) continue;
      const allowed = mayImport[folderOf(from)];
      if (!allowed) complaints.push(`${at}: src/${folderOf(from)} has no place in the order; give it one in tidy.ts`);
      else if (!allowed.includes(folderOf(to)))
        complaints.push(
          `${at}: ${folderOf(from)} may not import ${folderOf(to)}; it may import ${allowed.join(', ')}. ` +
            'Move what both need down, or hand it in as an argument',
        );
    }
    return complaints;
  },
};

const staircase: Rule = {
  name: 'the files of the engine are a staircase',
  complaints(files) {
    const within = allImports(files).filter(({ from, to }) => isUnder(from, 'engine') && isUnder(to, 'engine'));
    const complaints: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, way: readonly string[]) => {
      for (const { at, from, to } of within) {
        if (from !== path) continue;
        const back = way.indexOf(to);
        if (back >= 0)
          complaints.push(
            `${at}: leads back to where it comes from, ${[...way.slice(back), to].join(' → ')}. ` +
              'Move what both need into a file below both; types count, too',
          );
        else if (!done.has(to)) visit(to, [...way, to]);
      }
      done.add(path);
    };
    for (const { from } of within) if (!done.has(from)) visit(from, [from]);
    return complaints;
  },
};

/** Packages that only some folders may import; a package that is not named here is free. */
const packagesOf: readonly { folders: string[]; pattern: RegExp; instead: string; except?: string }[] = [
  {
    folders: ['engine'],
    pattern: /^(?!xstate$|xstate\/)/,
    instead: 'the engine stands on xstate alone; write it here, or do it in an outer folder',
  },
  {
    folders: ['engine'],
    pattern: /^xstate(\/|$)/,
    instead: 'one file of the engine knows XState, src/engine/xstate.ts; import what it exports',
    except: 'src/engine/xstate.ts',
  },
  {
    folders: ['speech', 'protocols', 'words', 'scenarios', 'checker', 'course', 'worker', 'cli'],
    pattern: /^(react|react-dom|d3|lucide-react|zustand)(\/|$)/,
    instead: 'drawing and page state belong to store, views and app; hand out plain data here',
  },
  {
    folders: chain,
    pattern: /^node:/,
    instead: 'the page has no Node; use what browsers have too, or do it in src/cli',
  },
];

const packages: Rule = {
  name: 'packages are imported where they belong',
  complaints: (files) =>
    allImports(files)
      .filter(({ to }) => !to.startsWith('src/') && !to.startsWith('.'))
      .flatMap(({ at, from, to }) =>
        packagesOf
          .filter(({ folders, pattern, except }) => isUnder(from, ...folders) && from !== except && pattern.test(to))
          .map(({ instead }) => `${at}: '${to}': ${instead}`),
      ),
};

const protocolFolder = /^src\/protocols\/([^/]+)\//;

const strangers: Rule = {
  name: 'no protocol imports another',
  complaints(files) {
    const complaints: string[] = [];
    for (const { at, from, to } of allImports(files)) {
      if (!from.startsWith('src/protocols/')) continue;
      const own = protocolFolder.exec(from)?.[1];
      const other = protocolFolder.exec(to)?.[1];
      if (other && other !== own)
        complaints.push(`${at}: imports ${to}; put what both need into a file directly under src/protocols`);
    }
    return complaints;
  },
};

// ── Who may name a protocol ──────────────────────────────────────────────────────────────────────────────────────────

// 'draft' and 'craft' are words; 'isRaft' is not one.
const protocolName =
  /(?<![A-Za-z])raft|Raft|RAFT|paxos|Paxos|PAXOS|(?<![A-Za-z])zab|(?<![A-Za-z])twophase|Twophase|TwoPhase|Zab(?![a-z])|ZAB/;

const blindness: Rule = {
  name: 'no engine, worker, store, view or app file names a protocol',
  complaints: (files) =>
    files
      .filter(
        ({ path }) =>
          isUnder(path, 'engine', 'worker', 'store', 'views', 'app') &&
          !['src/app/open/start.ts', 'src/app/open/first-protocol.ts'].includes(path),
      )
      .flatMap((file) => {
        // The engine's comments may cite the papers it is made for.
        const text = isUnder(file.path, 'engine') ? withoutComments(file) : file.text;
        return [...places(file.path, file.path, protocolName), ...places(file.path, text, protocolName)];
      })
      .map(
        ({ at, match }) => `${at}: '${match}': ask the protocol's descriptor or portrait instead of knowing its name`,
      ),
};

// ── Determinism ──────────────────────────────────────────────────────────────────────────────────────────────────────

const deterministic = ['engine', 'protocols', 'scenarios', 'checker', 'course'];

const bans: readonly { pattern: RegExp; instead: string; except?: readonly string[] }[] = [
  { pattern: /\bDate\b/, instead: "virtual time: the world's clock, in whole microseconds" },
  { pattern: /\bperformance\b/, instead: 'virtual time; the stopwatch of the bench is in src/cli' },
  { pattern: /\bMath\s*\.\s*random\b/, instead: 'a seeded stream of the world (engine/random.ts)' },
  { pattern: /\bcrypto\b/, instead: 'a seeded stream of the world (engine/random.ts)' },
  { pattern: /\b(localeCompare|toLocale\w*)\b/, instead: 'comparison with < and >, which is the same everywhere' },
  { pattern: /\bIntl\b/, instead: 'plain numbers and strings; src/words and the views write for people' },
  {
    pattern: /\b(setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b/,
    instead: 'a timer of the world, set and rung by moves',
  },
  {
    pattern: /\b(async|await)\b/,
    instead: 'a plain function: one step at a time; the worker is what runs beside the page',
    except: ['scenarios', 'course'], // The browser's compression streams, which a link needs, are asynchronous.
  },
  {
    pattern: /\bMath\s*\.\s*(a?sinh?|a?cosh?|a?tanh?|atan2|log\w*|pow|expm?1?|cbrt|hypot)\b/,
    instead: 'integer arithmetic: these differ in the last digit between engines',
  },
];

const determinism: Rule = {
  name: 'no clock, chance, locale or waiting in the deterministic folders',
  complaints: (files) =>
    files
      .filter((file) => isCode(file) && isUnder(file.path, ...deterministic))
      .flatMap((file) => {
        const code = codeOnly(file);
        return bans
          .filter(({ except = [] }) => !isUnder(file.path, ...except))
          .flatMap(({ pattern, instead }) =>
            places(file.path, code, pattern).map(({ at, match }) => `${at}: '${match}': use ${instead}`),
          );
      }),
};

// ── Shape ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const kinds = ['utils', 'types', 'hooks', 'lib', 'helpers', 'components', 'common'];

const folders: Rule = {
  name: 'a folder names an idea, not a kind of code',
  complaints: (files) =>
    files
      .filter(({ path }) => /^(src|test)\//.test(path))
      .flatMap(({ path }) =>
        path
          .split('/')
          .slice(0, -1)
          .filter((folder) => kinds.includes(folder))
          .map((folder) => `${path}: '${folder}': name the folder for the idea that its files share`),
      ),
};

const linesMax = 400;
const reason = 'Reason for its length';

const length: Rule = {
  name: `a file past ${linesMax} lines says why at its head`,
  complaints: (files) =>
    files
      .filter((file) => isCode(file) || file.path.endsWith('.css'))
      .filter(({ text }) => text.trimEnd().split('\n').length > linesMax)
      .filter(({ text }) => !text.split('\n').slice(0, 20).join('\n').includes(reason))
      .map(({ path }) => `${path}: past ${linesMax} lines; split it by idea, or begin it with '// ${reason}: …'`),
};

const hexColour = /(?<![\w&/])#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})(?![\w-])/;
const colourFunction = /\b(?:rgba?|hsla?|hwb|oklch|oklab)\(/i;

const colours: Rule = {
  name: 'only the theme knows colours',
  complaints: (files) =>
    files
      .filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/views/theme'))
      .filter((file) => isCode(file) || /\.(css|svg|html)$/.test(file.path))
      .flatMap((file) => {
        const text = withoutComments(file);
        return [...places(file.path, text, hexColour), ...places(file.path, text, colourFunction)];
      })
      .map(({ at, match }) => `${at}: '${match}': take a colour of src/views/theme, which has a dark twin`),
};

const inputMethod = /\b(?:isComposing|keyCode|composition(?:start|update|end)|onComposition\w+)\b/;

const composing: Rule = {
  name: 'one file knows of input methods',
  complaints: (files) =>
    files
      .filter((file) => isCode(file) && file.path.startsWith('src/') && file.path !== 'src/app/keys/composing.ts')
      .flatMap((file) => places(file.path, withoutComments(file), inputMethod))
      .map(
        ({ at, match }) =>
          `${at}: '${match}': src/app/keys/composing.ts keeps such keys from everything that hears keys`,
      ),
};

const idle =
  /\b(?:it|test|describe|suite)(?:\s*\.\s*\w+)*\s*\.\s*(?:only|skip|skipIf|runIf|todo|fixme|fails?)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\s*\(/;

const everyTest: Rule = {
  name: 'every test runs',
  complaints: (files) =>
    files
      .filter((file) => isCode(file) && file.path.startsWith('test/'))
      .flatMap((file) => places(file.path, codeOnly(file), idle))
      .map(({ at, match }) => `${at}: '${match}': mend the test or take it out`),
};

export const rules = {
  oneWay,
  staircase,
  packages,
  strangers,
  blindness,
  determinism,
  folders,
  length,
  colours,
  composing,
  everyTest,
};
