// npm run --silent link -- FILE…: prints the fragment of a scenario's link, what follows # in the address. Exit 2 when the
// file does not parse.

import { encodeLink } from '../../scenarios/link.ts';
import { printScenario } from '../../scenarios/text.ts';
import { type Terminal, UNDONE } from '../print.ts';
import { read } from '../source.ts';
import { given } from '../words.ts';

/** Gives the exit code. */
export async function link(args: readonly string[], { input, print, complain }: Terminal): Promise<number> {
  const asked = given(args, {}, 'npm run --silent link -- FILE…');
  if ('complaint' in asked) {
    complain(asked.complaint);
    return UNDONE;
  }
  if ('say' in asked) {
    print([asked.say]);
    return 0;
  }
  let code = 0;
  for (const file of asked.names) {
    const source = await read(file, input);
    if ('complaint' in source) {
      complain(source.complaint);
      code = UNDONE;
    } else print([await encodeLink(printScenario(source.scenario))]);
  }
  return code;
}
