// npm run --silent link -- FILE…: prints the fragment of a scenario's link, what follows # in the address. Exit 2 when the
// file does not parse.

import { encodeLink } from '../scenarios/link.ts';
import { printScenario } from '../scenarios/text.ts';
import { complain, print, UNDONE } from './print.ts';
import { read } from './source.ts';
import { given } from './words.ts';

const asked = given(process.argv.slice(2), {}, 'npm run --silent link -- FILE…');
if ('say' in asked) print([asked.say]);
else if ('complaint' in asked) {
  complain(asked.complaint);
  process.exitCode = UNDONE;
} else {
  for (const file of asked.names) {
    const source = await read(file);
    if ('complaint' in source) {
      complain(source.complaint);
      process.exitCode = UNDONE;
    } else print([await encodeLink(printScenario(source.scenario))]);
  }
}
