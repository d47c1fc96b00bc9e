// Which place of a row is compared in words beside the tables.

import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useLab } from '../../store/context.tsx';
import { comparedOn } from '../../store/told.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { comparedPlace } from './places.ts';

export function useCompared(): (node: NodeScene) => number {
  const compared = useStore(comparedOn(useLab()));
  return useCallback((node) => comparedPlace(compared, node), [compared]);
}
