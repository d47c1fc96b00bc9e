// What stopped the run: the invariant that broke, and two ways on.

import { OctagonAlert } from 'lucide-react';
import type { Landmark } from '../../engine/run.ts';
import { useFirstWords, useLab } from '../../store/context.tsx';
import { useProtocolWords } from './names.ts';
import { pageState } from './page-state.ts';
import { Line, type Which } from './Strip.tsx';

interface BrokenProps extends Which {
  readonly invariant: string;
  /** Where it broke; undefined until that is known. */
  readonly by: Landmark | undefined;
}

export function Broken({ which, slim, invariant, by }: BrokenProps) {
  const lab = useLab();
  const { chrome } = useFirstWords();
  const named = useProtocolWords();
  const found = by?.happening;
  return (
    <Line which={which} slim={slim} kind="breach" icon={<OctagonAlert aria-hidden="true" size={18} />}>
      <p role="alert">
        <b>{chrome.breach.title(named?.invariants[invariant]?.name ?? invariant)}</b>{' '}
        {found?.kind === 'broke' && chrome.breach.where(found.nodes, found.slots)}
      </p>
      <button type="button" onClick={() => pageState.setState({ tab: 'why' })}>
        {chrome.breach.see}
      </button>
      <button type="button" className="primary" onClick={() => lab.play()}>
        {chrome.breach.goOn}
      </button>
    </Line>
  );
}
