// What stands where the rest of the page comes a moment after the stage: its frame, and what will stand there.

import { useFirstWords, useSession } from '../../store/context.tsx';
import { useProtocolWords } from './names.ts';

export function AwaitedPanels() {
  const { awaited } = useFirstWords().chrome;
  const named = useProtocolWords();
  return (
    <>
      <p className="awaited">{named?.ledger}</p>
      <p className="awaited awaited-tab">{awaited}</p>
    </>
  );
}

export function AwaitedLanes() {
  const nodes = useSession(({ protocol, setup }) => (protocol && setup ? protocol.cast(setup.counts).length : 0));
  return (
    <div className="awaited-lanes" aria-hidden="true">
      {Array.from({ length: nodes }, (_, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane has nothing but its place
        <i key={lane} />
      ))}
    </div>
  );
}
