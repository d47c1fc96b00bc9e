// A scenario as text.

export { lineOf, parseScenario } from './parse.ts';
export { printScenario, printStatement } from './print.ts';
