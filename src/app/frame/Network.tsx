// The network and the clients, set while the run goes on: a chip over the stage with all their settings (Tuning.tsx). A
// change takes effect at once; it is a move like any other, so it can be undone.

import { Split } from 'lucide-react';
import type { Settings } from '../../engine/move.ts';
import { useFirstWords, useLab, usePicture } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { Popover } from '../dialogs/Popover.tsx';
import { CommandButton } from './CommandButton.tsx';
import { cutLinks, short } from './cluster.ts';

export const Tuning = lazyPart(
  () => import('./Tuning.tsx'),
  ({ Tuning }) => Tuning,
);

export function Network() {
  const lab = useLab();
  const { network, regions } = useFirstWords().chrome;
  const picture = usePicture();
  if (picture === null) return null;
  const { scene } = picture.shot;
  const { mode, latency, loss, duplication, timers } = scene.network;
  const [low, high] = latency.map((micros) => short(micros / 1000)) as [string, string];
  const change = (settings: Settings) => void lab.act({ kind: 'set', settings });
  const cuts = cutLinks(scene).length;
  // Where people deliver messages themselves, neither delay nor chance has a say.
  const chance = (millionths: number) => (millionths === 0 ? null : short(millionths / 10_000));
  const flows = mode === 'manual' ? network.byHand : network.timed(low, high, chance(loss), chance(duplication));
  const told = timers === 'wait' ? `${flows} · ${network.waits}` : flows;
  return (
    <section className="network" aria-label={regions.network}>
      <Popover
        title={regions.network}
        button={
          <span>
            <b>{regions.network}</b>
            {network.colon}
            {told}
          </span>
        }
      >
        <Tuning what="network" scene={scene} change={change} close={() => {}} />
      </Popover>
      {scene.nodes.length > 1 && (
        <Popover
          title={network.partitionTitle}
          button={
            <>
              <Split aria-hidden="true" size={13} /> {network.partition}
            </>
          }
          plain
        >
          {(close) => <Tuning what="sides" scene={scene} change={change} close={close} />}
        </Popover>
      )}
      {cuts > 0 && (
        <CommandButton id="heal" className="chip alarm" label={network.heal(cuts)}>
          {network.heal(cuts)}
        </CommandButton>
      )}
    </section>
  );
}
