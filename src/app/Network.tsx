// The network and the clients, set while the run goes on: chips over the stage, each with its sliders. A change takes
// effect at once; it is a move like any other, so it can be undone.

import { Split } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Settings } from '../engine/move.ts';
import { useLab, usePicture, useWords } from '../store/context.tsx';
import type { Scene } from '../worker/wire.ts';
import { CommandButton } from './CommandButton.tsx';
import { cutLinks } from './glance.ts';
import { Popover } from './Popover.tsx';

/** A slider is dragged through many values; the one where it rests this long, in milliseconds, is set. */
const RESTS = 150;

/** Milliseconds that the latency sliders stop at. */
const LATENCIES = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000];
/** Per cent. */
const CHANCES = [0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100];
/** Requests a second. */
const RATES = [0, 0.5, 1, 2, 5, 10, 20, 50, 100];

function nearest(stops: readonly number[], value: number): number {
  let best = 0;
  for (let i = 1; i < stops.length; i++) {
    if (Math.abs((stops[i] as number) - value) < Math.abs((stops[best] as number) - value)) best = i;
  }
  return best;
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

interface StopsProps {
  readonly label: string;
  readonly stops: readonly number[];
  readonly value: number;
  readonly text: (value: string) => string;
  readonly onRest: (value: number) => void;
}

/** A slider over stops; `onRest` is called when it rests on one. */
function Stops({ label, stops, value, text, onRest }: StopsProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rest = useRef<(() => void) | null>(null);
  // A panel that closes under the finger sets what it showed.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      rest.current?.();
    },
    [],
  );
  const shown = dragged ?? value;
  return (
    <label className="slider">
      <span aria-hidden="true">{label}</span>
      <output aria-hidden="true">{text(short(shown))}</output>
      <input
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={nearest(stops, shown)}
        aria-label={label}
        aria-valuetext={text(short(shown))}
        onChange={(event) => {
          const next = stops[Number(event.target.value)] as number;
          setDragged(next);
          rest.current = () => {
            rest.current = null;
            setDragged(null);
            onRest(next);
          };
          clearTimeout(timer.current);
          timer.current = setTimeout(rest.current, RESTS);
        }}
      />
    </label>
  );
}

type Change = (settings: Settings) => void;

function Mode({ scene, change }: { scene: Scene; change: Change }) {
  const { chrome } = useWords();
  const { mode } = scene.network;
  return (
    <Popover
      title={chrome.regions.network}
      button={
        <span>
          <b>{chrome.network[mode]}</b> {chrome.network.network}
        </span>
      }
    >
      <fieldset className="choices">
        <legend>{chrome.regions.network}</legend>
        {(['timed', 'manual'] as const).map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name="mode"
              checked={mode === each}
              onChange={() => {
                if (mode !== each) change({ network: each });
              }}
            />
            <span>
              <b>{chrome.network[each]}</b>
              <small>{each === 'timed' ? chrome.network.timedAbout : chrome.network.manualAbout}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </Popover>
  );
}

function Delay({ scene, change }: { scene: Scene; change: Change }) {
  const { network } = useWords().chrome;
  const [low, high] = scene.network.latency.map((micros) => micros / 1000) as [number, number];
  const set = (a: number, b: number) =>
    change({ latency: [Math.round(Math.min(a, b) * 1000), Math.round(Math.max(a, b) * 1000)] });
  return (
    <Popover title={network.delayTitle} button={network.delay(short(low), short(high))}>
      <h2>{network.delayTitle}</h2>
      <Stops
        label={network.shortest}
        stops={LATENCIES}
        value={low}
        text={network.milliseconds}
        onRest={(next) => set(next, Math.max(next, high))}
      />
      <Stops
        label={network.longest}
        stops={LATENCIES}
        value={high}
        text={network.milliseconds}
        onRest={(next) => set(Math.min(low, next), next)}
      />
    </Popover>
  );
}

function Loss({ scene, change }: { scene: Scene; change: Change }) {
  const { network } = useWords().chrome;
  const loss = scene.network.loss / 10_000;
  const duplication = scene.network.duplication / 10_000;
  return (
    <Popover title={network.lossTitle} button={network.loss(short(loss))}>
      <h2>{network.lossTitle}</h2>
      <Stops
        label={network.lost}
        stops={CHANCES}
        value={loss}
        text={network.percent}
        onRest={(next) => change({ loss: Math.round(next * 10_000) })}
      />
      <Stops
        label={network.doubled}
        stops={CHANCES}
        value={duplication}
        text={network.percent}
        onRest={(next) => change({ duplication: Math.round(next * 10_000) })}
      />
    </Popover>
  );
}

function Clients({ scene, change }: { scene: Scene; change: Change }) {
  const { network } = useWords().chrome;
  const rate = scene.clientsEvery === 0 ? 0 : 1_000_000 / scene.clientsEvery;
  return (
    <Popover title={network.clientsTitle} button={rate === 0 ? network.clientsNone : network.clients(short(rate))}>
      <h2>{network.clientsTitle}</h2>
      <Stops
        label={network.rate}
        stops={RATES}
        value={rate}
        text={network.rateValue}
        onRest={(next) => change({ clients: next === 0 ? 0 : Math.round(1_000_000 / next) })}
      />
    </Popover>
  );
}

function Sides({ scene, close }: { scene: Scene; close: () => void }) {
  const lab = useLab();
  const { network } = useWords().chrome;
  const half = Math.floor(scene.nodes.length / 2);
  const [side, setSide] = useState<readonly string[]>(() => scene.nodes.slice(0, half).map(({ id }) => id));
  const rest = scene.nodes.map(({ id }) => id).filter((id) => !side.includes(id));
  return (
    <form
      className="sides"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        void lab.act({ kind: 'partition', groups: [side, rest] });
      }}
    >
      <h2>{network.partitionTitle}</h2>
      <p>{network.partitionAbout}</p>
      <fieldset className="side-nodes">
        <legend className="unseen">{network.oneSide}</legend>
        {scene.nodes.map(({ id }) => (
          <label key={id} className="side-node">
            <input
              type="checkbox"
              checked={side.includes(id)}
              onChange={() => setSide(side.includes(id) ? side.filter((each) => each !== id) : [...side, id])}
            />
            {id}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="primary" disabled={side.length === 0 || rest.length === 0}>
        {network.partitionDo}: {side.join(' ')} | {rest.join(' ')}
      </button>
    </form>
  );
}

export function Network() {
  const lab = useLab();
  const { chrome } = useWords();
  const picture = usePicture();
  if (picture === null) return null;
  const { scene } = picture.shot;
  const change: Change = (settings) => void lab.act({ kind: 'set', settings });
  const cuts = cutLinks(scene).length;
  return (
    <section className="network" aria-label={chrome.regions.network}>
      <Mode scene={scene} change={change} />
      <Delay scene={scene} change={change} />
      <Loss scene={scene} change={change} />
      <Clients scene={scene} change={change} />
      {scene.nodes.length > 1 && (
        <Popover
          title={chrome.network.partitionTitle}
          plain
          button={
            <>
              <Split aria-hidden="true" size={13} /> {chrome.network.partition}
            </>
          }
        >
          {(close) => <Sides scene={scene} close={close} />}
        </Popover>
      )}
      {cuts > 0 && (
        <CommandButton id="heal" className="chip alarm" label={chrome.network.heal(cuts)}>
          {chrome.network.heal(cuts)}
        </CommandButton>
      )}
    </section>
  );
}
