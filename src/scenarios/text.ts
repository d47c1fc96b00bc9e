// A scenario as text.

export { type Parsed, parseScenario, parsing, protocolsIn } from './parse.ts';
export { printScenario, printStatement } from './print.ts';
