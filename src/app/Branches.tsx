// The tree of futures and the notes on their moments, a strip over the diagram. It is there once there is more than one
// future, or a note.

import { Suspense } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../store/context.tsx';
import { later } from '../store/later.tsx';
import { desk } from './desk.ts';

const Tree = later(
  () => import('./grove/Tree.tsx'),
  ({ Tree }) => Tree,
);

export function Branches({ small }: { small: boolean }) {
  const shown = useSession(({ branches, marks }) => branches.length > 1 || marks.length > 0);
  const noting = useStore(desk, (state) => state.noting);
  if (!shown && !noting) return null;
  return (
    <Suspense fallback={null}>
      <Tree small={small} />
    </Suspense>
  );
}
