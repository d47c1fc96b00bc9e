// What stands beside the stage: the ledger and, below it, the panels that share one place.

import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lazyPart } from '../../store/lazy.tsx';
import { Ledger } from '../../views/ledger/Ledger.tsx';
import { comparison } from '../pair/comparing.ts';
import { Tabs } from './Tabs.tsx';

const SecondRun = lazyPart(
  () => import('../pair/SecondRun.tsx'),
  ({ SecondRun }) => SecondRun,
);

/** `small`: the ledger is one of the panels. Of two runs both ledgers stand there. */
export function Panels({ small }: { small: boolean }) {
  const alone = useStore(comparison, (state) => state.now === null);
  return (
    <>
      {!small && alone && <Ledger />}
      <Suspense fallback={null}>{!small && !alone && <SecondRun part="logs" />}</Suspense>
      <Tabs small={small} />
    </>
  );
}
