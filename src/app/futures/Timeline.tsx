// The diagram with the futures on its rail. On a small screen, where it is one of the panels, their button is elsewhere.

import { Spacetime } from '../../views/spacetime/Spacetime.tsx';
import { Futures, showFutures } from './Futures.tsx';
import { useFutureName } from './naming.ts';

export function Timeline({ small = false }: { readonly small?: boolean }) {
  const nameOf = useFutureName();
  return (
    <Spacetime nameOf={nameOf} showFutures={showFutures}>
      {small ? null : <Futures />}
    </Spacetime>
  );
}
