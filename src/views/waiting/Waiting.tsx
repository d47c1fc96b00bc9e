// "Why not?": what a node is after, how it stands, and what its machine would do with whatever comes next.

import { useEffect, useState } from 'react';
import type { Descriptors } from '../../engine/protocol.ts';
import type { AskedGuard, Trial } from '../../engine/waiting.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { useLab, useLanguage, usePicture, useSession, useTouched, useWords } from '../../store/context.tsx';
import { briefOf, named, seconds, timerTold } from '../../words/brief.ts';
import { protocolWords } from '../../words/protocols.ts';
import { type Asking, askingOf } from '../../words/waiting.ts';
import type { AimStanding, Arrival, NodeWaiting } from '../../worker/waiting.ts';
import type { NodeScene } from '../../worker/wire.ts';
import { Name } from '../selection/Name.tsx';
import './waiting.css';

interface Props {
  readonly node: NodeScene;
  readonly position: number;
  readonly protocol: Descriptors;
}

function useAsking(protocol: string): Asking | null {
  const language = useLanguage();
  const [asking, setAsking] = useState<(Asking & { readonly of: string }) | null>(null);
  useEffect(() => {
    let current = true;
    void askingOf(protocol, language).then((read) => current && setAsking({ ...read, of: protocol }));
    return () => {
      current = false;
    };
  }, [protocol, language]);
  return asking?.of === protocol ? asking : null;
}

/** What the worker says of a node; while it is asked anew, what it said of the same node last. */
function useWaiting(node: string, position: number): NodeWaiting | null {
  const lab = useLab();
  const branch = useSession((state) => state.branch);
  const [slot = null] = useTouched().slots;
  const [told, setTold] = useState<NodeWaiting | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another branch is another run
  useEffect(() => {
    let current = true;
    lab.record('waiting', { position, node, slot }).then(
      (reply) => current && reply !== null && setTold(reply),
      () => {}, // the run is gone
    );
    return () => {
      current = false;
    };
  }, [lab, branch, position, node, slot]);
  return told?.node === node ? told : null;
}

/** In a manual network: delivers what waits for a node. A paused one keeps at its door what is delivered already. */
function useDelivering(node: NodeScene): ((envelope: number) => void) | undefined {
  const lab = useLab();
  const mode = usePicture()?.shot.scene.network.mode;
  if (mode !== 'manual' || node.up !== 'up') return undefined;
  return (envelope) => void lab.act({ kind: 'deliver', envelope });
}

export function Waiting({ node, position, protocol }: Props) {
  const deliver = useDelivering(node);
  const asking = useAsking(protocol.id);
  const told = useWaiting(node.id, position);
  return asking === null || told === null ? null : (
    <Told node={node} protocol={protocol} asking={asking} told={told} deliver={deliver} />
  );
}

interface ToldProps extends Omit<Props, 'position'> {
  readonly asking: Asking;
  readonly told: NodeWaiting;
  /** Where messages wait to be delivered by hand. */
  readonly deliver?: ((envelope: number) => void) | undefined;
}

/** What the worker said of a node, in words. */
export function Told({ node, protocol, asking, told, deliver }: ToldProps) {
  const about = protocolWords(protocol.id, useLanguage());
  const { panels } = useWords();
  const { section } = asking;
  const voice: Voice = { asking, about, protocol, node: node.id, request: panels.request };
  if (node.up === 'crashed')
    return (
      <section className="waiting" data-waiting={node.id}>
        <h3>{section.title(node.id)}</h3>
        <p>{section.crashed(node.id)}</p>
      </section>
    );
  return (
    <section className="waiting" data-waiting={node.id}>
      <h3>{section.title(node.id)}</h3>
      {node.up === 'paused' ? <p>{section.paused(node.id)}</p> : null}
      {told.aims.length === 0 ? <p>{section.nothing(node.id)}</p> : null}
      {told.aims.map((aim, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: aims have no name but their place
        <Aim key={`${aim.goal} ${i}`} aim={aim} voice={voice} />
      ))}
      <h3>{section.arrivals}</h3>
      {told.arrivals.length === 0 ? <p>{section.arrivalsEmpty}</p> : null}
      <ul className="waiting-arrivals">
        {told.arrivals.map((arrival) => (
          <Coming
            key={arrival.envelope?.id ?? `${arrival.timer} ${arrival.of}`}
            arrival={arrival}
            voice={voice}
            deliver={deliver}
          />
        ))}
      </ul>
      {told.more === 0 ? null : <p>{section.more(told.more)}</p>}
    </section>
  );
}

interface Voice {
  readonly asking: Asking;
  readonly about: ProtocolWords;
  readonly protocol: Descriptors;
  readonly node: string;
  readonly request: string;
}

/** What an event is called: a message by its name, a timer, what a client asks. */
function eventTold({ about, request }: Voice, event: string): string {
  if (event.startsWith('timer.')) return named(about.timers, event.slice('timer.'.length));
  return event === 'client.request' ? request : (about.messages[event]?.name ?? event);
}

function Aim({ aim, voice }: { aim: AimStanding; voice: Voice }) {
  const { section, words } = voice.asking;
  const goal = words.goals[aim.goal];
  if (goal === undefined) return null;
  const told = { node: voice.node, facts: aim.facts };
  if (aim.reached)
    return (
      <div className="waiting-aim" data-aim={aim.goal} data-reached="true">
        <h4>
          <Mark yes={true} /> {goal.reached(told)} <small>{section.reached}</small>
        </h4>
      </div>
    );
  return (
    <div className="waiting-aim" data-aim={aim.goal} data-reached="false">
      <h4>
        <Mark yes={false} /> {goal.question(told)} <small>{section.open}</small>
      </h4>
      <p>{goal.waits(told)}</p>
      {aim.now === null ? null : (
        <div className="waiting-trial">
          <p>{section.now}</p>
          <Machine trial={aim.now} aim={aim} voice={voice} />
        </div>
      )}
      <Next aim={aim} voice={voice} />
    </div>
  );
}

/** What would do, and why the rest would not: events that the machine answers alike are told once. */
function Next({ aim, voice }: { aim: AimStanding; voice: Voice }) {
  const { section } = voice.asking;
  const would = aim.next.filter(({ enough }) => enough);
  const wouldNot = aim.next.filter(({ enough }) => !enough);
  const from = (all: AimStanding['next']) => section.or(all.flatMap(({ by }) => (by === null ? [] : [by])));
  const [one] = would;
  const [other] = wouldNot;
  return (
    <>
      {one === undefined ? null : (
        <p className="waiting-enough">
          {one.by === null
            ? section.enoughEvent(eventTold(voice, one.event))
            : section[would.length === 1 ? 'enoughOne' : 'enoughAny'](from(would), eventTold(voice, one.event))}
        </p>
      )}
      {other === undefined ? null : (
        <div className="waiting-trial">
          <p>
            {other.by === null
              ? section.notEnoughEvent(eventTold(voice, other.event))
              : section.notEnough(from(wouldNot), eventTold(voice, other.event))}
          </p>
          <Machine trial={other.trial} aim={aim} voice={voice} />
        </div>
      )}
    </>
  );
}

/** Why a trial does not reach an aim: the guard that it needs, or else those that fail; and what the machine says. */
function Machine({ trial, aim, voice }: { trial: Trial; aim: AimStanding; voice: Voice }) {
  const { needs } = aim;
  const needed = 'guard' in needs ? trial.guards.filter(({ guard }) => guard === needs.guard) : [];
  const guards = needed.length > 0 ? needed : trial.guards.filter(({ held }) => !held);
  const last = trial.rules.at(-1);
  const said = last === undefined ? undefined : voice.about.rules[last.rule];
  const rule =
    'guard' in needs || last === undefined ? undefined : said?.headline({ node: voice.node, facts: last.facts });
  return (
    <ul className="waiting-guards">
      {guards.map((asked) => (
        <Guard key={asked.guard} asked={asked} voice={voice} />
      ))}
      {rule === undefined ? null : <li data-rule={last?.rule}>{rule}</li>}
    </ul>
  );
}

function Guard({ asked: { guard, held, facts }, voice }: { asked: AskedGuard; voice: Voice }) {
  const { section, words } = voice.asking;
  return (
    <li data-guard={guard} data-held={held}>
      <Mark yes={held} /> <code>{guard}</code> <b>{held ? section.holds : section.fails}</b>:{' '}
      {words.guards[guard]?.[held ? 'holds' : 'fails'](facts)}
    </li>
  );
}

interface ComingProps extends Pick<ToldProps, 'deliver'> {
  readonly arrival: Arrival;
  readonly voice: Voice;
}

function Coming({ arrival: { envelope, timer, of, at, trial }, voice, deliver }: ComingProps) {
  const { asking, about, protocol, node } = voice;
  const { section } = asking;
  const last = trial.rules.at(-1);
  const name =
    envelope === null
      ? timerTold(about, timer ?? '', of)
      : envelope.from === null
        ? voice.request
        : section.from(about.messages[envelope.message.type]?.name ?? envelope.message.type, envelope.from);
  const brief = envelope === null ? seconds(at) : briefOf({ about, protocol }, envelope.message);
  return (
    <li data-arrival={envelope?.id ?? (of === undefined ? timer : `${timer} ${of}`)}>
      {envelope === null ? (
        <b>{name}</b>
      ) : (
        <Name target={{ kind: 'envelope', id: envelope.id }} className="waiting-message">
          {name}
        </Name>
      )}{' '}
      <small>{brief}</small>{' '}
      {envelope !== null && deliver !== undefined && (
        <button
          type="button"
          data-deliver={envelope.id}
          aria-label={section.deliverThis(name)}
          onClick={() => deliver(envelope.id)}
        >
          {section.deliver}
        </button>
      )}
      <p>
        {last === undefined
          ? section.unhandled
          : (about.rules[last.rule]?.headline({ node, facts: last.facts }) ?? last.rule)}
      </p>
      {trial.guards.length === 0 ? null : (
        <details>
          <summary>{section.asked(trial.guards.length)}</summary>
          <ul className="waiting-guards">
            {trial.guards.map((asked, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a guard may be asked twice, in this order
              <Guard key={`${asked.guard} ${i}`} asked={asked} voice={voice} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** For the eye; the word beside it says the same. */
function Mark({ yes }: { yes: boolean }) {
  return (
    <svg className="waiting-mark" data-yes={yes} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d={yes ? 'M2 6.5 5 9.5 10 3' : 'M2.5 2.5l7 7M9.5 2.5l-7 7'} />
    </svg>
  );
}
