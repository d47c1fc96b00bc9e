// How many invariants hold at the moment on show, or how many are broken: a shield, quiet as long as they hold.

import { Shield, ShieldAlert } from 'lucide-react';
import { usePicture, useSession, useWords } from '../../store/context.tsx';
import { pageState } from './page-state.ts';

function useStanding(): { readonly broken: number; readonly holding: number } {
  const all = useSession((state) => state.protocol?.invariants.length ?? 0);
  const scene = usePicture()?.shot.scene;
  const broken = scene?.broken.length ?? 0;
  // Broken first: it claims nothing since.
  const silent = scene?.unfounded.filter((id) => !scene.broken.includes(id)).length ?? 0;
  return { broken, holding: all - silent };
}

export function Standing() {
  const { tabs } = useWords().chrome;
  const { broken, holding } = useStanding();
  return (
    <span className={broken > 0 ? 'pill alarm' : 'pill'}>{broken > 0 ? tabs.broken(broken) : tabs.hold(holding)}</span>
  );
}

/** The same, as a button that leads to them. */
export function StandingShield() {
  const { tabs } = useWords().chrome;
  const { broken, holding } = useStanding();
  const Icon = broken > 0 ? ShieldAlert : Shield;
  const says = broken > 0 ? tabs.broken(broken) : tabs.hold(holding);
  return (
    <button
      type="button"
      className={broken > 0 ? 'shield alarm' : 'shield'}
      aria-label={`${tabs.invariants}: ${says}`}
      title={`${tabs.invariants}: ${says}`}
      onClick={() => pageState.setState({ tab: 'invariants' })}
    >
      <Icon aria-hidden="true" size={16} />
      <span aria-hidden="true">{broken > 0 ? broken : holding}</span>
    </button>
  );
}
