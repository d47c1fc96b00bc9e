// The tree of futures and the notes on their moments, a strip over the diagram. It is there once there is more than one
// future, or a note.

import { Suspense } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { pageState } from '../frame/page-state.ts';

const Tree = lazyPart(
  () => import('./Tree.tsx'),
  ({ Tree }) => Tree,
);

export function Futures({ small }: { small: boolean }) {
  const shown = useSession(({ branches, marks }) => branches.length > 1 || marks.length > 0);
  const noting = useStore(pageState, (state) => state.noting);
  if (!shown && !noting) return null;
  return (
    <Suspense fallback={null}>
      <Tree small={small} />
    </Suspense>
  );
}
