// The network and the clients, set while the run goes on: chips over the stage, each with its settings (Tuning.tsx). A
// change takes effect at once; it is a move like any other, so it can be undone.

import { Split } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
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
  const { mode, latency, loss } = scene.network;
  const [low, high] = latency.map((micros) => short(micros / 1000)) as [string, string];
  const change = (settings: Settings) => void lab.act({ kind: 'set', settings });
  const cuts = cutLinks(scene).length;
  const chip = (what: ComponentProps<typeof Tuning>['what'], title: string, button: ReactNode, plain = false) => (
    <Popover title={title} button={button} plain={plain}>
      {(close) => <Tuning what={what} scene={scene} change={change} close={close} />}
    </Popover>
  );
  return (
    <section className="network" aria-label={regions.network}>
      {chip(
        'mode',
        regions.network,
        <span>
          <b>{network[mode]}</b> {network.network}
        </span>,
      )}
      {/* Where people deliver messages themselves, neither delay nor chance has a say. */}
      {mode === 'timed' && chip('delay', network.delayTitle, network.delay(low, high))}
      {mode === 'timed' && chip('loss', network.lossTitle, network.loss(short(loss / 10_000)))}
      {chip(
        'clients',
        network.clientsTitle,
        scene.clientsEvery === 0 ? network.clientsNone : network.clients(short(1_000_000 / scene.clientsEvery)),
      )}
      {scene.nodes.length > 1 &&
        chip(
          'sides',
          network.partitionTitle,
          <>
            <Split aria-hidden="true" size={13} /> {network.partition}
          </>,
          true,
        )}
      {cuts > 0 && (
        <CommandButton id="heal" className="chip alarm" label={network.heal(cuts)}>
          {network.heal(cuts)}
        </CommandButton>
      )}
    </section>
  );
}
