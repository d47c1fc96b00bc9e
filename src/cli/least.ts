// `least` as a process of its own: commands/least.ts says what it does.

import { least } from './commands/least.ts';
import { terminal } from './print.ts';

process.exitCode = await least(process.argv.slice(2), terminal);
