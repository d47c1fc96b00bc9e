// The controls of time: always in the same place.

import { ChevronLeft, ChevronRight, Ellipsis, Pause, Play } from 'lucide-react';
import { Suspense } from 'react';
import { useFirstWords, useLab, usePlayback, useSession } from '../../store/context.tsx';
import type { LandmarkKind } from '../../store/lab.ts';
import { lazyPart } from '../../store/lazy.tsx';
import { Popover } from '../dialogs/Popover.tsx';
import { type ButtonId, button, type Command } from '../keys/buttons.ts';
import { Through, useBeat } from './BeatLine.tsx';
import { Clock } from './Clock.tsx';
import { ButtonOf, CommandButton } from './CommandButton.tsx';
import { hasLeaders } from './cluster.ts';
import { climb, rungOf, STOPS, speedText } from './speeds.ts';

function PlayButton() {
  const { chrome } = useFirstWords();
  const playing = usePlayback((state) => state.playing);
  // One button is solid: Next, where the run stands at a beat, else this one.
  const stands = useBeat()?.stands === true;
  const Icon = playing ? Pause : Play;
  return (
    <CommandButton
      id="play"
      className={stands ? 'ic play' : 'ic play solid'}
      label={playing ? chrome.pauseNow : chrome.playNow}
    >
      <Icon aria-hidden="true" size={16} fill="currentColor" data-playing={playing} />
    </CommandButton>
  );
}

function Speed() {
  const lab = useLab();
  const { chrome } = useFirstWords();
  const speed = usePlayback((state) => state.speed);
  const byInterest = usePlayback((state) => state.byInterest);
  const text = byInterest ? chrome.byInterest : speedText(speed);
  return (
    <label className="speed" title={chrome.speed}>
      <span className="speed-name">{chrome.speed}</span>
      <input
        type="range"
        min={0}
        max={STOPS.length}
        step={1}
        value={rungOf({ byInterest, speed })}
        aria-label={chrome.speed}
        aria-valuetext={byInterest ? chrome.byInterestTold : chrome.speedValue(text)}
        onChange={(event) => climb(lab, Number(event.target.value))}
      />
      <output className="speed-value">{text}</output>
    </label>
  );
}

const LANDMARKS: readonly { kind: LandmarkKind; next: ButtonId; previous: ButtonId }[] = [
  { kind: 'election', next: 'nextElection', previous: 'previousElection' },
  { kind: 'commit', next: 'nextCommit', previous: 'previousCommit' },
  { kind: 'fault', next: 'nextFault', previous: 'previousFault' },
  { kind: 'breach', next: 'nextBreach', previous: 'previousBreach' },
];

interface JumpProps {
  readonly name: string;
  /** What the two are called. */
  readonly commands: { readonly [id in Command['id']]?: string };
  readonly next: Command;
  readonly previous: Command;
  readonly hidden?: boolean;
}

export function Jump({ name, commands, next, previous, hidden }: JumpProps) {
  return (
    <span className="jump" data-hidden={hidden || undefined}>
      <ButtonOf of={previous} label={commands[previous.id] ?? name} className="jump-back">
        <ChevronLeft aria-hidden="true" size={14} />
      </ButtonOf>
      <span aria-hidden="true">{name}</span>
      <ButtonOf of={next} label={commands[next.id] ?? name} className="jump-next">
        <ChevronRight aria-hidden="true" size={14} />
      </ButtonOf>
    </span>
  );
}

function Jumps() {
  const { chrome } = useFirstWords();
  const elects = useSession(({ protocol }) => hasLeaders(protocol));
  const tells = useSession(({ beats, coming }) => beats.length + coming > 0);
  const lab = useLab();
  // The film grows with the session; a violation that stands at its end is one to jump to.
  const breaks = useSession(() => lab.film.landmarks.some(({ happening }) => happening.kind === 'broke'));
  return (
    <fieldset className="jumps">
      <legend>
        <span>{chrome.landmarks.jump}</span>
      </legend>
      {tells && (
        <Jump
          name={chrome.landmarks.beat}
          commands={chrome.commands}
          next={button('nextBeat')}
          previous={button('previousBeat')}
        />
      )}
      {LANDMARKS.filter(({ kind }) => elects || kind !== 'election').map(({ kind, next, previous }) => (
        <Jump
          key={kind}
          // It keeps its place: nothing moves when there is something to jump to.
          hidden={kind === 'breach' && !breaks}
          name={chrome.landmarks[kind]}
          commands={chrome.commands}
          next={button(next)}
          previous={button(previous)}
        />
      ))}
    </fieldset>
  );
}

function Undo() {
  return (
    <span className="undo">
      <CommandButton id="undo" />
      <CommandButton id="redo" />
    </span>
  );
}

/** Smaller steps, which nobody sees before the rest is opened. */
export const Steps = lazyPart(
  () => import('./Steps.tsx'),
  ({ Steps }) => Steps,
);

export const StandingShield = lazyPart(
  () => import('./Standing.tsx'),
  ({ StandingShield }) => StandingShield,
);

interface TransportProps {
  /** No room for the jumps. */
  readonly narrow: boolean;
  /** Nor for the rest that has a key. */
  readonly small: boolean;
  /** What comes a moment after the stage has come. */
  readonly there: boolean;
}

export function Transport({ narrow, small, there }: TransportProps) {
  const { chrome } = useFirstWords();
  return (
    <section className="transport" aria-label={chrome.regions.transport}>
      <CommandButton id="toStart" />
      <CommandButton id="stepBack" />
      <PlayButton />
      <CommandButton id="stepForward" />
      <CommandButton id="toEnd" />
      <Clock />
      {!small && (
        <>
          <Speed />
          <Undo />
        </>
      )}
      <span className="sp" />
      {!narrow && <Jumps />}
      {!small && (
        <span className="shield-place">
          <Suspense fallback={null}>{there && <StandingShield />}</Suspense>
        </span>
      )}
      {!small && <CommandButton id="note" />}
      {!small && <CommandButton id="caption" />}
      <Popover
        plain
        className="ic"
        button={<Ellipsis aria-hidden="true" size={18} />}
        label={narrow ? chrome.more : chrome.moreSteps}
        title={narrow ? chrome.more : chrome.moreSteps}
      >
        <div className="more">
          {small && <Speed />}
          {small && <Undo />}
          {small && (
            <span className="undo">
              <CommandButton id="note" />
              <CommandButton id="caption" />
            </span>
          )}
          {small && <Through />}
          {narrow && <Jumps />}
          <Steps />
        </div>
      </Popover>
    </section>
  );
}
