// `check` as a process of its own: commands/check.ts says what it does.

import { check } from './commands/check.ts';
import { terminal } from './print.ts';

process.exitCode = await check(process.argv.slice(2), terminal);
