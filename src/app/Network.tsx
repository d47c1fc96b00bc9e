// The network and the clients, set while the run goes on: chips over the stage, each with its settings (Tuning.tsx). A
// change takes effect at once; it is a move like any other, so it can be undone.

import { Split } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Settings as Change } from '../engine/move.ts';
import { useFirstWords, useLab, usePicture } from '../store/context.tsx';
import { CommandButton } from './CommandButton.tsx';
import { cutLinks, short } from './glance.ts';
import { later } from './later.tsx';
import { Popover } from './Popover.tsx';

const tuning = () => import('./Tuning.tsx');
const SETTINGS = {
  mode: later(tuning, ({ settings }) => settings.mode),
  delay: later(tuning, ({ settings }) => settings.delay),
  loss: later(tuning, ({ settings }) => settings.loss),
  clients: later(tuning, ({ settings }) => settings.clients),
} as const;
const Sides = later(tuning, (module) => module.Sides);

export function Network() {
  const lab = useLab();
  const { network, regions } = useFirstWords().chrome;
  const picture = usePicture();
  if (picture === null) return null;
  const { scene } = picture.shot;
  const { mode, latency, loss } = scene.network;
  const [low, high] = latency.map((micros) => short(micros / 1000)) as [string, string];
  const change = (settings: Change) => void lab.act({ kind: 'set', settings });
  const cuts = cutLinks(scene).length;
  const chip = (what: keyof typeof SETTINGS, title: string, button: ReactNode) => {
    const Settings = SETTINGS[what];
    return (
      <Popover title={title} button={button}>
        <Settings scene={scene} change={change} />
      </Popover>
    );
  };
  return (
    <section className="network" aria-label={regions.network}>
      {chip(
        'mode',
        regions.network,
        <span>
          <b>{network[mode]}</b> {network.network}
        </span>,
      )}
      {chip('delay', network.delayTitle, network.delay(low, high))}
      {chip('loss', network.lossTitle, network.loss(short(loss / 10_000)))}
      {chip(
        'clients',
        network.clientsTitle,
        scene.clientsEvery === 0 ? network.clientsNone : network.clients(short(1_000_000 / scene.clientsEvery)),
      )}
      {scene.nodes.length > 1 && (
        <Popover
          title={network.partitionTitle}
          plain
          button={
            <>
              <Split aria-hidden="true" size={13} /> {network.partition}
            </>
          }
        >
          {(close) => <Sides scene={scene} close={close} />}
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
