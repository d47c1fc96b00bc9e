// The question as a form: rules as switches, nodes and bounds as steppers, faults, what is looked for, how long.

import { Minus, Plus } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { descriptorsOf } from '../../protocols/descriptors.ts';
import { PROTOCOLS } from '../../protocols/order.ts';
import { useLanguage } from '../../store/context.tsx';
import { protocolWords } from '../../words/protocols.ts';
import type { Question, Weighed } from '../../worker/checking/wire.ts';
import { change, checking, leaveOut, lookFor, read, setSeconds, usual } from './checking.ts';
import { useCheckWords, useNames } from './words.ts';

const FAULTS = ['crashes', 'duplicates'] as const;
const LIMITS = [5, 10, 30, 60, 300];
/** What is chosen among the invariants when a state is looked for. */
const GOAL = 'goal';
const ANY = 'any';

interface StepProps {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function Stepper({ name, label, value, least, most, onChange }: StepProps) {
  const words = useCheckWords();
  const button = (to: number, says: string, icon: React.ReactNode) => (
    <button
      type="button"
      aria-label={says}
      title={says}
      aria-disabled={to < least || to > most}
      onClick={() => {
        if (to >= least && to <= most) onChange(to);
      }}
    >
      {icon}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has its name above, this has it beside
    <div className="check-step" role="group" aria-label={label} data-step={name}>
      <span>{label}</span>
      <span className="check-stepper">
        {button(value - 1, words.fewer(label), <Minus aria-hidden="true" size={13} />)}
        <output>{value}</output>
        {button(value + 1, words.more(label), <Plus aria-hidden="true" size={13} />)}
      </span>
    </div>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly name: string;
  readonly about: string;
  readonly data: { readonly [attribute: `data-${string}`]: string | undefined };
  readonly onChange: (on: boolean) => void;
}

function Switch({ on, name, about, data, onChange }: SwitchProps) {
  return (
    <label className="check-rule" {...data}>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        <b>{name}</b>
        {about !== '' && <small>{about}</small>}
      </span>
    </label>
  );
}

function Rules({ question }: { question: Question }) {
  const words = useCheckWords();
  const language = useLanguage();
  const { protocol, variants } = question;
  const { own } = useNames(protocol);
  const { variants: mistakes } = protocolWords(protocol, language);
  return (
    <fieldset>
      <legend>{words.rules}</legend>
      <p className="check-hint">{words.rulesAbout}</p>
      {Object.entries(own.rules).map(([variant, { name, at = '' }]) => {
        const isOut = variants.includes(variant);
        const said = mistakes[variant] ?? '';
        return (
          <Switch
            key={variant}
            on={!isOut}
            name={name[language]}
            about={isOut ? `${words.leftOut} · ${said}` : at}
            data={{ 'data-rule': variant, 'data-out': isOut ? '' : undefined }}
            onChange={(on) => void leaveOut(variant, !on)}
          />
        );
      })}
    </fieldset>
  );
}

function Bounds({ weighed }: { weighed: Weighed }) {
  const words = useCheckWords();
  const { question, counts, bounds } = weighed;
  const names = useNames(question.protocol);
  const setBound = (bound: string, value: number) => void change({ bounds: { ...question.bounds, [bound]: value } });
  const sizes = Object.entries(question.counts).filter(([, value]) => value > 0);
  const own = Object.entries(bounds).filter(([bound]) => !FAULTS.some((fault) => fault === bound));
  return (
    <>
      <fieldset>
        <legend>{words.sizes}</legend>
        {sizes.map(([count, value]) => (
          <Stepper
            key={count}
            name={count}
            label={names.count(count)}
            value={value}
            least={Math.max(1, counts[count]?.min ?? 1)}
            most={counts[count]?.max ?? value}
            onChange={(to) => void change({ counts: { ...question.counts, [count]: to } })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.bounds}</legend>
        {own.map(([bound, { least, most, usual: value }]) => (
          <Stepper
            key={bound}
            name={bound}
            label={names.bound(bound)}
            value={question.bounds[bound] ?? value}
            least={least}
            most={most}
            onChange={(to) => setBound(bound, to)}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.faults}</legend>
        {FAULTS.map((fault) => {
          const value = question.bounds[fault] ?? 0;
          return (
            <div key={fault} className="check-fault">
              <Switch
                on={value > 0}
                name={words[fault]}
                about=""
                data={{ 'data-fault': fault }}
                onChange={(on) => setBound(fault, on ? 1 : 0)}
              />
              {value > 0 && (
                <Stepper
                  name={fault}
                  label={words.bounds}
                  value={value}
                  least={1}
                  most={bounds[fault]?.most ?? 1}
                  onChange={(to) => setBound(fault, to)}
                />
              )}
            </div>
          );
        })}
        <p className="check-hint">{words.late}</p>
        {weighed.quiet.length > 0 && (
          <Switch
            on={question.every}
            name={words.every(weighed.quiet.map(names.quiet))}
            about={words.everyAbout}
            data={{ 'data-every': '' }}
            onChange={(every) => void change({ every })}
          />
        )}
      </fieldset>
    </>
  );
}

function Sought({ weighed }: { weighed: Weighed }) {
  const words = useCheckWords();
  const { question, goal } = weighed;
  const { seek, protocol } = question;
  const names = useNames(protocol);
  const invariants = descriptorsOf(protocol)?.invariants ?? [];
  const hint = useId();
  const [wants, setWants] = useState(seek.kind === 'goal');
  const [text, setText] = useState(goal);
  const problem = useStore(checking, (state) => state.problem !== null);
  useEffect(() => {
    setWants(seek.kind === 'goal');
    if (seek.kind === 'goal') setText(goal);
  }, [seek.kind, goal]);
  const chosen = wants ? GOAL : seek.kind === 'breach' ? seek.invariant : ANY;
  const choose = (value: string) => {
    setWants(value === GOAL);
    if (value === GOAL) return;
    void change({ seek: value === ANY ? { kind: 'any' } : { kind: 'breach', invariant: value } });
  };
  const look = () => {
    if (text.trim() !== '' && (text !== goal || problem)) void lookFor(text);
  };
  return (
    <>
      <label>
        {words.seek}
        <select value={chosen} data-seek="" onChange={({ target }) => choose(target.value)}>
          <option value={ANY}>{words.any}</option>
          {invariants.map(({ id }) => (
            <option key={id} value={id}>
              {names.invariant(id)}
            </option>
          ))}
          <option value={GOAL}>{words.goal}</option>
        </select>
      </label>
      {wants && (
        <label>
          {words.conditions}
          <input
            type="text"
            data-goal=""
            spellCheck={false}
            autoCapitalize="none"
            value={text}
            placeholder={words.conditionsHint}
            aria-describedby={hint}
            onChange={({ target }) => setText(target.value)}
            onBlur={look}
            onKeyDown={(event) => {
              if (event.key === 'Enter') look();
            }}
          />
        </label>
      )}
    </>
  );
}

/** The question as a text: written by what is pressed above, and read from here. */
function Line({ line }: { line: string }) {
  const words = useCheckWords();
  const [text, setText] = useState(line);
  useEffect(() => setText(line), [line]);
  const ask = () => {
    if (text.trim() !== '' && text !== line) void read(text);
  };
  return (
    <div className="check-line">
      <label>
        {words.line}
        <input
          type="text"
          data-line=""
          spellCheck={false}
          autoCapitalize="none"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') ask();
          }}
        />
      </label>
      <button type="button" data-read="" aria-disabled={text === line} onClick={ask}>
        {words.take}
      </button>
    </div>
  );
}

export function Asking({ weighed }: { weighed: Weighed }) {
  const words = useCheckWords();
  const language = useLanguage();
  const { seconds, standing } = useStore(checking);
  const { question, line } = weighed;
  return (
    <fieldset className="check-asking" disabled={standing !== 'idle'}>
      <legend className="unseen">{words.title}</legend>
      <label>
        {words.protocol}
        <select value={question.protocol} data-protocol="" onChange={({ target }) => void usual(target.value, [])}>
          {PROTOCOLS.map((id) => (
            <option key={id} value={id}>
              {protocolWords(id, language).title}
            </option>
          ))}
        </select>
      </label>
      <Rules question={question} />
      <Bounds weighed={weighed} />
      <Sought weighed={weighed} />
      <label>
        {words.limit}
        <select value={seconds} data-limit="" onChange={({ target }) => setSeconds(Number(target.value))}>
          {LIMITS.map((each) => (
            <option key={each} value={each}>
              {words.seconds(each)}
            </option>
          ))}
        </select>
      </label>
      <Line line={line} />
    </fieldset>
  );
}
