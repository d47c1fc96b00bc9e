// Taking a run along: pictures for slides, a film of a span, the run as text. All is made in the page, when it is asked for.

import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Micros } from '../../engine/protocol.ts';
import { useLab, useStillness, useWords } from '../../store/context.tsx';
import type { Theme } from '../../store/preferences.ts';
import { seconds } from '../../words/tell.ts';
import type { TextFormat } from '../../worker/takeaway.ts';
import { comparison } from '../comparing.ts';
import { Dialog } from '../Dialog.tsx';
import { showDialog } from '../desk.ts';
import { Button, Choice, Field } from './controls.tsx';
import { diagramSlide } from './diagram.ts';
import { fileName, save } from './files.ts';
import { film, type Shooting, stills } from './film.ts';
import { FORMATS, type Format, type Possible, possible, TYPES } from './formats.ts';
import { LASTS_AT_MOST } from './frames.ts';
import { captionAt, captionOf, linkTo, type Subject, useSubject } from './moment.ts';
import { pngOf } from './raster.ts';
import { OffStage } from './stage.ts';
import './taking.css';

const SECOND = 1_000_000;
/** How much before the playhead the span begins at first. */
const BEFORE = 2 * SECOND;

type What = 'stage' | 'diagram';
type Filming = 'stills' | { readonly format: Format; readonly possible: Possible };

export function Take() {
  const subject = useSubject();
  return subject === null ? null : <Taking subject={subject} />;
}

interface Work {
  /** Says what was done when it is done, or what was not. */
  readonly run: (
    make: (signal: AbortSignal, progress: Shooting['progress']) => Promise<string>,
    failed?: string,
  ) => void;
  readonly busy: boolean;
  readonly said: string;
  readonly done: { readonly frame: number; readonly of: number } | null;
  readonly cancel: () => void;
}

/** One thing is made at a time, and can be given up. */
function useWork({ words: { taking } }: Subject): Work {
  const [said, setSaid] = useState('');
  const [done, setDone] = useState<Work['done']>(null);
  const [busy, setBusy] = useState(false);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);
  const run: Work['run'] = (make, failed = taking.failed) => {
    if (under.current !== null) return;
    const control = new AbortController();
    under.current = control;
    setBusy(true);
    setSaid(taking.making);
    const { signal } = control;
    make(signal, (frame, of) => {
      if (!signal.aborted) setDone({ frame, of });
    })
      .then(
        (name) => taking.saved(name),
        (error: unknown) => {
          if (signal.aborted) return taking.film.cancelled;
          console.error(error);
          return failed;
        },
      )
      .then((sentence) => {
        under.current = null;
        setBusy(false);
        setDone(null);
        setSaid(sentence);
      });
  };
  return { run, busy, said, done, cancel: () => under.current?.abort() };
}

interface Span {
  readonly from: Micros;
  readonly to: Micros;
}

function Taking({ subject }: { readonly subject: Subject }) {
  const { lab, words, title } = subject;
  const { taking } = words;
  const work = useWork(subject);
  const still = useStillness();
  const [picture] = useState(() => lab.projector.now());
  const at = picture?.playhead ?? 0;
  const seen = Math.max(lab.seenUntil(), at);
  const end = at > 0 ? at : Math.min(seen, BEFORE);
  const [from, setFrom] = useState(() => toSeconds(Math.max(0, end - BEFORE)));
  const [to, setTo] = useState(() => toSeconds(end));
  const [theme, setTheme] = useState<Theme>(subject.theme);
  const [whole, setWhole] = useState(true);
  useEffect(() => lab.pause(), [lab]);

  const span = spanOf(from, to, seen);
  const moment = `${Math.round(at / 1000)}ms`;
  const off = (possible: boolean) => work.busy || !possible;

  const svgOf = async (what: What, link: string): Promise<string> => {
    if (what === 'diagram') return diagramSlide(subject, { theme, link, ...(span as Span) });
    if (picture === null) throw new Error('Nothing is on show.');
    const stage = new OffStage(subject, theme, still);
    try {
      return await stage.slide(picture.shot, at, link);
    } finally {
      stage.remove();
    }
  };
  const savePicture = (what: What, ending: 'svg' | 'png') =>
    work.run(async () => {
      const link = await linkTo(subject, at, whole);
      const svg = await svgOf(what, link);
      const name = fileName(title, what === 'stage' ? moment : `${moment}-diagram`, ending);
      if (ending === 'svg') save([svg], 'image/svg+xml', name);
      else {
        const caption =
          what === 'stage' || span === null
            ? captionAt(subject, at)
            : captionOf(subject, taking.span(seconds(span.from), seconds(span.to)));
        const texts = { Title: title, Description: caption, ...(link && { Source: link }), Software: 'Quorum Lab' };
        save([(await pngOf(svg, texts)) as BlobPart], 'image/png', name);
      }
      return name;
    });
  const saveText = (format: TextFormat, whole: boolean) =>
    work.run(async (signal) => {
      const parts: string[] = [];
      const [position, until] = whole ? [Number.MAX_SAFE_INTEGER, seen] : [picture?.shot.position ?? 0, at];
      for await (const { text } of lab.takeAway(format, position, Math.floor(until))) {
        signal.throwIfAborted();
        parts.push(text);
      }
      const name = fileName(title, whole ? 'run' : moment, format === 'lines' ? 'jsonl' : 'shiviz.log');
      save(parts, format === 'lines' ? 'application/jsonl' : 'text/plain', name);
      return name;
    });
  const saveFilm = (lasts: number, how: Filming) =>
    work.run(async (signal, progress) => {
      const link = await linkTo(subject, (span as Span).from, whole);
      const shooting = { theme, lasts, link, signal, progress, ...(span as Span) };
      const parts = await (how === 'stills'
        ? stills(subject, shooting)
        : film(subject, shooting, how.format, how.possible[how.format]));
      signal.throwIfAborted();
      const name = fileName(title, moment, how === 'stills' ? 'zip' : how.format);
      save(parts, how === 'stills' ? 'application/zip' : TYPES[how.format], name);
      return name;
    }, taking.film.failed);

  return (
    <Dialog title={taking.title} onClose={() => showDialog(null)} className="taking">
      <p className="lead">{taking.about}</p>
      <OfWhich protocol={subject.voice.about.title} />
      <Picture
        subject={subject}
        theme={theme}
        setTheme={setTheme}
        isOff={(what) => off(what === 'stage' || span !== null)}
        save={savePicture}
      />
      <section>
        <h3>{taking.times.title}</h3>
        <div className="taking-row">
          <Field name="from" label={taking.times.from} value={from} set={setFrom} most={seen / SECOND} />
          <Field name="to" label={taking.times.to} value={to} set={setTo} most={seen / SECOND} />
        </div>
        {span === null && (
          <p className="taking-wrong" role="alert">
            {taking.times.wrong(seconds(seen))}
          </p>
        )}
      </section>
      <WhatLink whole={whole} choose={setWhole} />
      <Film subject={subject} work={work} span={span} save={saveFilm} />
      <Text subject={subject} isOff={off(true)} save={saveText} />
      <p className="taking-said" role="status" data-taken={work.busy ? undefined : work.said}>
        {work.said}
      </p>
    </Dialog>
  );
}

/** Rounded so that the field can hold it, and never beyond what was seen. */
const toSeconds = (at: Micros): string => String(Math.floor(at / 1000) / 1000);

function spanOf(from: string, to: string, seen: Micros): Span | null {
  const [first, last] = [from, to].map((value) =>
    value.trim() === '' ? Number.NaN : Math.round(Number(value) * SECOND),
  );
  if (first === undefined || last === undefined || !(first >= 0 && last > first && last <= seen)) return null;
  return { from: first, to: last };
}

function Picture(props: {
  readonly subject: Subject;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly isOff: (what: What) => boolean;
  readonly save: (what: What, ending: 'svg' | 'png') => void;
}) {
  const { picture: words } = props.subject.words.taking;
  const [what, setWhat] = useState<What>('stage');
  return (
    <section>
      <h3>{words.title}</h3>
      <Choice
        name="what"
        label={words.what}
        value={what}
        set={setWhat}
        of={[
          ['stage', words.stage],
          ['diagram', words.diagram],
        ]}
      />
      <Choice
        name="theme"
        label={words.look}
        value={props.theme}
        set={props.setTheme}
        of={[
          ['light', words.light],
          ['dark', words.dark],
        ]}
      />
      <div className="taking-row">
        <Button name="svg" off={props.isOff(what)} onClick={() => props.save(what, 'svg')}>
          {words.svg}
        </Button>
        <Button name="png" off={props.isOff(what)} onClick={() => props.save(what, 'png')}>
          {words.png}
        </Button>
      </div>
      <small>{words.fonts}</small>
    </section>
  );
}

/** Which of two runs it is. */
function OfWhich({ protocol }: { protocol: string }) {
  const { compare } = useWords();
  const which = useStore(comparison, ({ now, hand }) => (now === null ? null : hand));
  return (
    which && (
      <p>
        <b>{compare[which]}</b> · {protocol}
      </p>
    )
  );
}

/** What the link in pictures and films holds, where there is more than one future. */
function WhatLink({ whole, choose }: { whole: boolean; choose: (whole: boolean) => void }) {
  const { tree } = useWords().chrome;
  const first = useStore(comparison, ({ now }) => now?.pair.first);
  const lab = useLab();
  const futures = useStore((first ?? lab).session, ({ branches }) => branches.length);
  if (futures < 2) return null;
  return (
    <section>
      <Choice
        name="link"
        label={tree.sharing.what}
        value={whole ? 'whole' : 'this'}
        of={[
          ['whole', `${tree.sharing.whole} (${tree.sharing.futures(futures)})`],
          ['this', tree.sharing.this],
        ]}
        set={(what) => choose(what === 'whole')}
      />
    </section>
  );
}

/** What this browser can make, once it has said so. */
function usePossible(): Possible | null {
  const [found, setFound] = useState<Possible | null>(null);
  useEffect(() => {
    let gone = false;
    void possible().then((all) => {
      if (!gone) setFound(all);
    });
    return () => {
      gone = true;
    };
  }, []);
  return found;
}

function Film(props: {
  readonly subject: Subject;
  readonly work: Work;
  readonly span: Span | null;
  readonly save: (lasts: number, how: Filming) => void;
}) {
  const { subject, work, span } = props;
  const { film: words } = subject.words.taking;
  const can = usePossible();
  const [wish, setWish] = useState<Format | null>(null);
  const [lasts, setLasts] = useState('8');
  const wanted = Number(lasts);
  const off = work.busy || span === null || !(wanted > 0 && wanted <= LASTS_AT_MOST);
  const offered = FORMATS.filter((format) => can?.[format]);
  const format = wish ?? offered[0] ?? null;
  return (
    <section>
      <h3>{words.title}</h3>
      <p className="lead">{words.about}</p>
      {format !== null && (
        <Choice
          name="format"
          label={words.format}
          value={format}
          set={setWish}
          of={offered.map((each) => [each, words.formats[each]])}
        />
      )}
      <div className="taking-row">
        <Field name="lasts" label={words.lasts} value={lasts} set={setLasts} most={LASTS_AT_MOST} />
        {can !== null && format !== null && (
          <Button name="film" off={off} onClick={() => props.save(wanted, { format, possible: can })}>
            {words.make}
          </Button>
        )}
        <Button name="frames" off={off} onClick={() => props.save(wanted, 'stills')}>
          {words.frames}
        </Button>
      </div>
      {can !== null && <small data-film-note>{noteOf(can, words)}</small>}
      {work.done !== null && (
        <div className="taking-row">
          <progress
            value={work.done.frame}
            max={work.done.of}
            aria-label={words.progress(work.done.frame, work.done.of)}
          />
          <span>{words.progress(work.done.frame, work.done.of)}</span>
          <button type="button" data-take="cancel" onClick={work.cancel}>
            {words.cancel}
          </button>
        </div>
      )}
    </section>
  );
}

/** What the formats are for, and what this browser cannot make. */
function noteOf({ mp4, webm }: Possible, { none, noMp4, noWebm, which }: Subject['words']['taking']['film']): string {
  if (!mp4 && !webm) return none;
  if (!mp4) return noMp4;
  return webm ? which : noWebm;
}

function Text(props: {
  readonly subject: Subject;
  readonly isOff: boolean;
  readonly save: (format: TextFormat, whole: boolean) => void;
}) {
  const { run: words } = props.subject.words.taking;
  const [upTo, setUpTo] = useState<'moment' | 'seen'>('moment');
  const whole = upTo === 'seen';
  return (
    <section>
      <h3>{words.title}</h3>
      <Choice
        name="upTo"
        label={words.upTo}
        value={upTo}
        set={setUpTo}
        of={[
          ['moment', words.moment],
          ['seen', words.seen],
        ]}
      />
      <div className="taking-row">
        <Button name="lines" off={props.isOff} onClick={() => props.save('lines', whole)}>
          {words.lines}
        </Button>
        <small>
          {words.linesAbout}{' '}
          <a href="./happening.schema.json" target="_blank" rel="noreferrer">
            {words.schema}
          </a>
        </small>
      </div>
      <div className="taking-row">
        <Button name="shiviz" off={props.isOff} onClick={() => props.save('shiviz', whole)}>
          {words.shiviz}
        </Button>
        <small>{words.shivizAbout}</small>
      </div>
    </section>
  );
}
