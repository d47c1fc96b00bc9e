// `link` as a process of its own: commands/link.ts says what it does.

import { link } from './commands/link.ts';
import { terminal } from './print.ts';

process.exitCode = await link(process.argv.slice(2), terminal);
