// A scenario as text.

export { parseScenario, protocolsIn } from './parse.ts';
export { printScenario, printStatement } from './print.ts';
