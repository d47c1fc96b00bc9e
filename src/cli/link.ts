// npm run --silent link -- FILE: prints the fragment of a scenario's link, what follows # in the address. Exit 2 when the
// file does not parse.

import { encodeLink } from '../scenarios/link.ts';
import { printScenario } from '../scenarios/text.ts';
import { read } from './source.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Which scenario? npm run --silent link -- FILE…');
  process.exitCode = 2;
}
for (const file of files) {
  const source = await read(file);
  if ('complaint' in source) {
    console.error(source.complaint);
    process.exitCode = 2;
  } else {
    console.log(await encodeLink(printScenario(source.scenario)));
  }
}
