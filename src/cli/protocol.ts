// npm run protocol -- NAME: writes the folders of a new protocol from a template. Exit 2 when there can be none of that name.

import { complain, print, UNDONE } from './print.ts';
import { refusesName, writeProtocol } from './template.ts';
import { given } from './words.ts';

/** Where the source is: start.mjs says it. */
const root = process.env.QUORUM_LAB ?? '.';
const usage = 'npm run protocol -- NAME';

const nextSteps = (name: string): string[] => [
  `src/protocols/${name}/ and test/protocols/${name}/ are written. What comes next:`,
  `1. Add '${name}' to src/protocols/order.ts.`,
  '2. Make the machine yours, and put a sentence in the place of every TODO.',
  '3. npm run regenerate',
];

function refusalOf(names: readonly string[]): string | null {
  if (names.length > 1) return `One protocol at a time. ${usage}`;
  return refusesName(root, names[0] ?? '');
}

const asked = given(process.argv.slice(2), {}, usage, 'Which name?');
if ('say' in asked) print([asked.say]);
else {
  const complaint = 'complaint' in asked ? asked.complaint : refusalOf(asked.names);
  if (complaint !== null) {
    complain(complaint);
    process.exitCode = UNDONE;
  } else if ('names' in asked) {
    const [name] = asked.names as [string];
    writeProtocol(root, name);
    print(nextSteps(name));
  }
}
