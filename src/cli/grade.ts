// `grade` as a process of its own: commands/grade.ts says what it does.

import { grade } from './commands/grade.ts';
import { terminal } from './print.ts';

process.exitCode = await grade(process.argv.slice(2), terminal);
