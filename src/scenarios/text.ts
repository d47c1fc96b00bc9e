// A scenario as text.

export { lineOf, parseScenario, protocolsIn } from './parse.ts';
export { printScenario, printStatement } from './print.ts';
