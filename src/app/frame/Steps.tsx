// Smaller steps, and the way back through what was selected.

import { useWords } from '../../store/context.tsx';
import type { CommandId } from '../keys/buttons.ts';
import { command } from '../keys/commands.ts';
import { Jump } from './Transport.tsx';

const STEPS: readonly { kind: 'happening' | 'message' | 'node' | 'selection'; next: CommandId; previous: CommandId }[] =
  [
    { kind: 'happening', next: 'nextHappening', previous: 'previousHappening' },
    { kind: 'message', next: 'nextMessage', previous: 'previousMessage' },
    { kind: 'node', next: 'nextOfNode', previous: 'previousOfNode' },
    { kind: 'selection', next: 'selectionForward', previous: 'selectionBack' },
  ];

export function Steps() {
  const { steps, commands, moreSteps } = useWords().chrome;
  return (
    <fieldset className="jumps">
      <legend>
        <span>{moreSteps}</span>
      </legend>
      {STEPS.map(({ kind, next, previous }) => (
        <Jump key={kind} name={steps[kind]} commands={commands} next={command(next)} previous={command(previous)} />
      ))}
    </fieldset>
  );
}
