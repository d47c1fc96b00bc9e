// The words that a command was started with, taken apart: a name is what stands alone, and an option's value is what
// follows it, a dash in front or not. What is wrong with them is said in one sentence.

import { parseArgs } from 'node:util';
import { version } from '../../package.json';

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

export interface Given {
  readonly values: { readonly [option: string]: string | boolean | undefined };
  readonly names: readonly string[];
}

const ALWAYS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies Options;

/** `--until -5s`: a value, though it looks like an option. */
function joined(words: readonly string[], options: Options): string[] {
  const all: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const next = words[i + 1];
    const takes = options[word.slice(2)]?.type === 'string' && word.startsWith('--');
    if (takes && next !== undefined && /^-./.test(next) && !Object.hasOwn(options, next.slice(2))) {
      all.push(`${word}=${next}`);
      i++;
    } else all.push(word);
  }
  return all;
}

/** What was given; or what to say instead of doing anything: how it is used, or which version it is. */
export function given(
  words: readonly string[],
  own: Options,
  usage: string,
  wanted = 'Which scenario?',
): Given | { readonly say: string } | { readonly complaint: string } {
  const options: Options = { ...own, ...ALWAYS };
  try {
    const { values, positionals } = parseArgs({ args: joined(words, options), allowPositionals: true, options });
    if (values.help) return { say: usage };
    if (values.version) return { say: version };
    if (positionals.length === 0) return { complaint: `${wanted} ${usage}` };
    return { values: values as Given['values'], names: positionals };
  } catch (error) {
    const [what] = (error as Error).message.split(/(?<=\.) |\n/);
    return { complaint: `${what} ${usage}` };
  }
}
