// The scenario's text: to be read, changed and run. What is wrong with it is told while it is written, and marked where it
// stands.

import { useEffect, useId, useRef, useState } from 'react';
import { useLab, useLanguage, useWords } from '../../store/context.tsx';
import type { Problem } from '../../worker/wire.ts';
import { useTitle } from '../frame/names.ts';
import { showDialog } from '../frame/page-state.ts';
import { problemText } from '../frame/problems.ts';
import { replaceWithRead } from '../open/replacing.ts';
import { saveScenario } from './files.ts';
import './scenario-text.css';

/** Real milliseconds of rest before it is read. */
const RESTS = 300;

/** Where a place of a text stands: its line's beginning and end, and the piece that is wrong, to the next blank. */
function placeOf(text: string, { line = 1, column = 1 }: Problem): Record<'begins' | 'from' | 'to' | 'ends', number> {
  const rows = text.split('\n');
  const begins = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
  const ends = begins + (rows[line - 1]?.length ?? 0);
  const from = Math.min(begins + column - 1, ends);
  const piece = /^\S*/.exec(text.slice(from, ends))?.[0].length ?? 0;
  return { begins, from, to: Math.max(from + piece, Math.min(from + 1, ends)), ends };
}

/** The same text behind the field, with what is wrong marked in it. */
function Marked({ text, problem }: { text: string; problem: Problem }) {
  const { begins, from, to, ends } = placeOf(text, problem);
  return (
    <>
      {text.slice(0, begins)}
      <span data-wrong-line={problem.line}>
        {text.slice(begins, from)}
        <mark>{text.slice(from, to) || ' '}</mark>
        {text.slice(to, ends)}
      </span>
      {`${text.slice(ends)}\n`}
    </>
  );
}

/** What is wrong with a text, once it has not been changed for a moment. */
function useProblem(text: string, isChanged: boolean): [Problem | null, (problem: Problem | null) => void] {
  const lab = useLab();
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!isChanged) return setProblem(null);
    let gone = false;
    const timer = setTimeout(async () => {
      const read = await lab.read(text);
      if (!gone) setProblem('problem' in read ? read.problem : null);
    }, RESTS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [lab, text, isChanged]);
  return [problem, setProblem];
}

export function ScenarioText({ text: given }: { text: string }) {
  const lab = useLab();
  const { chrome, taking } = useWords();
  const { sharing } = chrome;
  const language = useLanguage();
  const title = useTitle();
  const told = useId();
  const [text, setText] = useState(given);
  const [problem, setProblem] = useProblem(text, text !== given);
  const field = useRef<HTMLTextAreaElement>(null);
  const behind = useRef<HTMLPreElement>(null);
  const marked = problem?.line === undefined ? null : problem;

  function goThere(): void {
    if (marked === null || field.current === null) return;
    const { from, to } = placeOf(text, marked);
    field.current.focus();
    field.current.setSelectionRange(from, to);
  }
  function alike(): void {
    if (field.current === null || behind.current === null) return;
    behind.current.scrollTop = field.current.scrollTop;
    behind.current.scrollLeft = field.current.scrollLeft;
  }
  async function run(): Promise<void> {
    const opened = await replaceWithRead(lab, text);
    if (opened === true) showDialog(null);
    else if (opened !== false) setProblem(opened);
  }
  // What is marked comes after the field has been scrolled.
  useEffect(alike);
  return (
    <form
      className="share-text"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h3>{sharing.text}</h3>
      <div className="scenario-text">
        <pre ref={behind} aria-hidden="true">
          {marked === null ? '' : <Marked text={text} problem={marked} />}
        </pre>
        <textarea
          ref={field}
          value={text}
          aria-label={sharing.text}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : told}
          rows={10}
          wrap="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onScroll={alike}
        />
      </div>
      <p id={told} role="status" className="scenario-wrong" data-wrong="">
        {problem !== null && problemText(problem, language)}{' '}
        {marked !== null && (
          <button type="button" onClick={goThere}>
            {sharing.there}
          </button>
        )}
      </p>
      <button type="submit" data-run-text="">
        {sharing.run}
      </button>{' '}
      <button type="button" disabled={text === given} onClick={() => setText(given)}>
        {sharing.reset}
      </button>{' '}
      <button type="button" onClick={() => saveScenario(text, title)}>
        {sharing.download}
      </button>{' '}
      <button type="button" data-to-take="" onClick={() => showDialog('take')}>
        {taking.fromShare}
      </button>
    </form>
  );
}
