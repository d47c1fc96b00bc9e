// `play` as a process of its own: commands/play.ts says what it does.

import { play } from './commands/play.ts';
import { terminal } from './print.ts';

process.exitCode = await play(process.argv.slice(2), terminal);
