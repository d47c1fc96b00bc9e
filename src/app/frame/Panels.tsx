// What stands beside the stage: the ledger and, below it, the panels that share one place.

import { Ledger } from '../../views/ledger/Ledger.tsx';
import { Tabs } from './Tabs.tsx';

/** `small`: the ledger is one of the panels. */
export function Panels({ small }: { small: boolean }) {
  return (
    <>
      {!small && <Ledger />}
      <Tabs small={small} />
    </>
  );
}
