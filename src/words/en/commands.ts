// What the commands are called that have no button in the first picture.

export const commandsEn = {
  faster: 'Faster',
  slower: 'Slower',
  crash: 'Crash or restart the selected node, or the leader',
  pauseNode: 'Pause or resume the selected node',
  request: 'Send a client’s request',
  ring: 'Fire the selected node’s timer',
  mode: 'Timed or manual network',
  selectNode: 'Select node 1 to 9',
  present: 'Present: stage, tables and caption alone, or all again',
  code: 'While presenting: the link as a code in the corner',
  take: 'Export: pictures, films, files',
  numbers: 'The numbers of this run',
  larger: 'A larger panel in place of the tables, or both again',
  another: 'The same faults on another protocol',
  check: 'Check: try every schedule, with rules left out',
  nextHappening: 'Next event',
  previousHappening: 'Previous event',
  nextMessage: 'Next message that arrives',
  previousMessage: 'Previous message that arrived',
  nextOfNode: 'What happens next to the selected node',
  previousOfNode: 'What happened before to the selected node',
  selectionBack: 'Back to what was selected before',
  selectionForward: 'Forward to what was selected after',
  clearSelection: 'Clear the selection',
};

export type CommandWords = typeof commandsEn;
