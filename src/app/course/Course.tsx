// The course: its parts with their lessons and challenges, one thing to do next, and the questions that are due again.
// Nothing is locked.

import { Check, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import shelfOfAll from '../../course/shelf.json';
import type { Item, Part, Shelf } from '../../course/shelf.ts';
import { useLab, useLanguage } from '../../store/context.tsx';
import { exportProgress, importProgress, progress } from '../../store/progress.ts';
import { course as en } from '../../words/en/course.ts';
import { course as zh } from '../../words/zh/course.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { showDialog } from '../frame/page-state.ts';
import { inLanguage } from '../frame/phrases.ts';
import { problemText } from '../frame/problems.ts';
import { textOfFile } from '../open/anywhere.ts';
import { replaceWith } from '../open/replacing.ts';
import { save } from '../take/files.ts';
import { dueOf, named, nextOf } from './standing.ts';
import { Thumbnail } from './Thumbnail.tsx';
import './course.css';

const shelf = shelfOfAll as unknown as Shelf;

type Progress = ReturnType<typeof progress.getState>['lessons'];

function useCourseWords() {
  return useLanguage() === 'zh' ? zh : en;
}

interface CardProps {
  readonly name: string;
  readonly item: Item;
  readonly done: Progress[string] | undefined;
  readonly isNext: boolean;
  readonly onOpen: (name: string) => void;
}

/** How far it was taken, in words. */
function useFar({ item, done }: Pick<CardProps, 'item' | 'done'>): string | null {
  const words = useCourseWords();
  if (done === undefined) return null;
  if (done.reached !== null && item.kind === 'challenge')
    return done.reached.atPar ? words.atPar : words.reached(done.reached.acts);
  return done.done ? words.done : words.begun;
}

function Card(props: CardProps) {
  const { name, item, done, isNext, onOpen } = props;
  const words = useCourseWords();
  const language = useLanguage();
  const far = useFar(props);
  const size =
    item.kind === 'lesson'
      ? item.minutes !== null && words.minutes(item.minutes)
      : item.par !== null && words.par(item.par);
  return (
    <button
      type="button"
      className="course-card"
      data-lesson={name}
      data-kind={item.kind}
      data-next={isNext || undefined}
      data-far={done === undefined ? undefined : done.done ? (done.reached?.atPar ? 'par' : 'done') : 'begun'}
      title={inLanguage(item.about, language)}
      onClick={() => onOpen(name)}
    >
      <span className="course-frame">
        <Thumbnail picture={item.picture} />
      </span>
      <b>{inLanguage(item.title, language)}</b>
      <small>
        <span>{far !== null && !done?.done && done?.cards ? words.card(done.card + 1, done.cards) : size}</span>
        {far !== null && (
          <span className="course-far">
            {done?.done && <Check aria-hidden="true" size={12} strokeWidth={3.5} />}
            <span className={done?.done && !done.reached ? 'unseen' : undefined}>{far}</span>
          </span>
        )}
      </small>
    </button>
  );
}

function PartRow({
  part,
  number,
  of,
  next,
  open,
}: {
  part: Part;
  number: number;
  of: Progress;
  next: string | null;
  open: (name: string) => void;
}) {
  const words = useCourseWords();
  const language = useLanguage();
  const items = part.items.map((name) => ({ name, item: shelf.items[name] as Item }));
  const lessons = items.filter(({ item }) => item.kind === 'lesson');
  const challenges = items.filter(({ item }) => item.kind === 'challenge');
  const done = lessons.filter(({ name }) => of[name]?.done).length;
  return (
    <section className="course-part">
      <h3>
        <span className="course-number">{number}</span>
        <span>{inLanguage(part.title, language)}</span>
        <span className="course-strokes" aria-hidden="true">
          {lessons.map(({ name }) => (
            <i key={name} data-far={of[name]?.done ? 'done' : of[name] ? 'begun' : undefined} />
          ))}
        </span>
        <span className="unseen">{words.part(done, lessons.length)}</span>
      </h3>
      <div className="course-cards">
        {lessons.map(({ name, item }) => (
          <Card key={name} name={name} item={item} done={of[name]} isNext={name === next} onOpen={open} />
        ))}
      </div>
      {challenges.length > 0 && (
        <details className="course-more" open={lessons.length < 2 || undefined}>
          <summary>
            {words.challenges} <small>{challenges.length}</small>
          </summary>
          <div className="course-cards">
            {challenges.map(({ name, item }) => (
              <Card key={name} name={name} item={item} done={of[name]} isNext={false} onOpen={open} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Due({ of, open }: { of: Progress; open: (name: string) => void }) {
  const words = useCourseWords();
  const language = useLanguage();
  const due = dueOf(shelf, of);
  const [first] = due;
  if (first === undefined)
    return (
      <section className="course-due">
        <h3>{words.noDue}</h3>
        <p>{words.noDueWhy}</p>
      </section>
    );
  return (
    <section className="course-due">
      <h3>{words.due(due.length)}</h3>
      <ul>
        {due.map(({ lesson, question }) => (
          <li key={lesson}>
            <button
              type="button"
              className="course-ask"
              data-due={lesson}
              onClick={() => open(`${lesson}&beat=${question.beat}`)}
            >
              {inLanguage(question.words, language)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Course() {
  const lab = useLab();
  const words = useCourseWords();
  const language = useLanguage();
  const { lessons: of, kept } = useStore(progress);
  const [says, setSays] = useState<string | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const next = nextOf(shelf, of);
  const item = next === null ? undefined : shelf.items[next.name];
  const lessons = named(shelf, 'lesson');
  const challenges = named(shelf, 'challenge');
  const doneOf = (names: readonly string[]) => names.filter((name) => of[name]?.done).length;

  async function open(address: string): Promise<void> {
    setSays(null);
    const hash = `#lesson=${address}`;
    const read = await lab.read(hash);
    if (gone.current) return;
    const opened = 'problem' in read ? read.problem : await replaceWith(lab, { ...read, hash });
    if (opened === true) showDialog(null);
    else if (opened !== false) setSays(problemText(opened, language));
  }

  async function load(file: File | undefined): Promise<void> {
    const text = file === undefined ? null : await textOfFile(file);
    if (file !== undefined) setSays(text !== null && importProgress(text) ? words.loaded : words.notLoaded);
  }

  return (
    <Dialog title={words.title} onClose={() => showDialog(null)} className="course">
      <div className="course-tools">
        <p className="course-standing">
          {words.standing(doneOf(lessons), lessons.length, doneOf(challenges), challenges.length)}
        </p>
        <button
          type="button"
          data-progress="save"
          onClick={() => save([exportProgress()], 'application/json', 'quorum-lab-progress.json')}
        >
          {words.save}
        </button>
        <label className="file">
          {words.load}
          <input
            type="file"
            accept=".json,application/json"
            data-progress="load"
            onChange={(event) => {
              void load(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      <p role="status" className="course-says" data-says="">
        {says ?? (kept ? '' : words.notKept)}
      </p>
      <div className="course-top">
        <section className="course-next" data-hue={hueOfNext(item)}>
          {item === undefined || next === null ? (
            <p>{words.next.all}</p>
          ) : (
            <>
              <Thumbnail picture={item.picture} />
              <div>
                <p className="course-kicker">
                  {words.next[next.how]}
                  {item.minutes !== null && ` · ${words.minutes(item.minutes)}`}
                </p>
                <h3>{inLanguage(item.title, language)}</h3>
                <p>{inLanguage(item.about, language)}</p>
              </div>
              <button
                type="button"
                className="course-go"
                data-next-lesson={next.name}
                onClick={() => void open(next.name)}
              >
                {words.nextDo[next.how]} <ChevronRight aria-hidden="true" size={16} />
              </button>
            </>
          )}
        </section>
        <Due of={of} open={(name) => void open(name)} />
      </div>
      {shelf.parts.map((part, i) => (
        <PartRow
          key={part.title.en}
          part={part}
          number={i + 1}
          of={of}
          next={next?.name ?? null}
          open={(name) => void open(name)}
        />
      ))}
    </Dialog>
  );
}

/** The hue of whoever leads in its picture. */
function hueOfNext(item: Item | undefined): number {
  return item?.picture.nodes.find(({ leads }) => leads)?.epoch ?? 0;
}
