// A scenario as text.

export { loadFor, type Parsed, parseScenario, parsing, protocolsIn } from './parse.ts';
export { printScenario, printStatement } from './print.ts';
