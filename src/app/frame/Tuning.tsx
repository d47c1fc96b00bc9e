// What the chips over the stage open: the settings of the network and of the clients, and a cluster to be split. Loaded a
// moment after the stage.

import { useEffect, useRef, useState } from 'react';
import type { Settings } from '../../engine/move.ts';
import { useLab, useWords } from '../../store/context.tsx';
import type { Scene } from '../../worker/wire.ts';
import { short } from './cluster.ts';

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

interface Props {
  readonly scene: Scene;
  readonly change: (settings: Settings) => void;
  readonly close: () => void;
}

function Mode({ scene, change }: Props) {
  const { chrome } = useWords();
  const { mode } = scene.network;
  return (
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
            <b>{chrome.tuning[each]}</b>
            <small>{each === 'timed' ? chrome.tuning.timedAbout : chrome.tuning.manualAbout}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Delay({ scene, change }: Props) {
  const { tuning } = useWords().chrome;
  const [low, high] = scene.network.latency.map((micros) => micros / 1000) as [number, number];
  const set = (a: number, b: number) =>
    change({ latency: [Math.round(Math.min(a, b) * 1000), Math.round(Math.max(a, b) * 1000)] });
  return (
    <section>
      <h2>{tuning.delayTitle}</h2>
      <Stops
        label={tuning.shortest}
        stops={LATENCIES}
        value={low}
        text={tuning.milliseconds}
        onRest={(next) => set(next, Math.max(next, high))}
      />
      <Stops
        label={tuning.longest}
        stops={LATENCIES}
        value={high}
        text={tuning.milliseconds}
        onRest={(next) => set(Math.min(low, next), next)}
      />
    </section>
  );
}

function Loss({ scene, change }: Props) {
  const { tuning } = useWords().chrome;
  return (
    <section>
      <h2>{tuning.lossTitle}</h2>
      <Stops
        label={tuning.lost}
        stops={CHANCES}
        value={scene.network.loss / 10_000}
        text={tuning.percent}
        onRest={(next) => change({ loss: Math.round(next * 10_000) })}
      />
      <Stops
        label={tuning.doubled}
        stops={CHANCES}
        value={scene.network.duplication / 10_000}
        text={tuning.percent}
        onRest={(next) => change({ duplication: Math.round(next * 10_000) })}
      />
    </section>
  );
}

function Clients({ scene, change }: Props) {
  const { tuning } = useWords().chrome;
  return (
    <section>
      <h2>{tuning.clientsTitle}</h2>
      <Stops
        label={tuning.rate}
        stops={RATES}
        value={scene.clientsEvery === 0 ? 0 : 1_000_000 / scene.clientsEvery}
        text={tuning.rateValue}
        onRest={(next) => change({ clients: next === 0 ? 0 : Math.round(1_000_000 / next) })}
      />
    </section>
  );
}

function Sides({ scene, close }: Props) {
  const lab = useLab();
  const { network, tuning } = useWords().chrome;
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
      <p>{tuning.partitionAbout}</p>
      <fieldset className="side-nodes">
        <legend className="unseen">{tuning.oneSide}</legend>
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
        {tuning.partitionDo}: {side.join(' ')} | {rest.join(' ')}
      </button>
    </form>
  );
}

/** All of the network; delay and chance only where they have a say. */
function Dials(props: Props) {
  const timed = props.scene.network.mode === 'timed';
  return (
    <div className="dials">
      <Mode {...props} />
      {timed && <Delay {...props} />}
      {timed && <Loss {...props} />}
      <Clients {...props} />
    </div>
  );
}

const PARTS = { network: Dials, sides: Sides } as const;

export function Tuning({ what, ...props }: Props & { readonly what: keyof typeof PARTS }) {
  const Part = PARTS[what];
  return <Part {...props} />;
}
