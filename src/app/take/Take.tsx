// Taking a run along: pictures for slides, a film of a span, the run as text. All is made in the page, when it is asked for.

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLab, useStillness, useWords } from '../../store/context.tsx';
import type { Theme } from '../../store/preferences.ts';
import { seconds } from '../../words/brief.ts';
import type { TextFormat } from '../../worker/takeaway.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { showDialog } from '../frame/page-state.ts';
import { comparison } from '../pair/comparing.ts';
import { Button, Choice, Field } from './controls.tsx';
import { diagramSlide } from './diagram.ts';
import { Film, type Filming } from './Filming.tsx';
import { fileName, save } from './files.ts';
import { TYPES } from './formats.ts';
import { captionAt, captionOf, linkTo, type Subject, useSubject } from './moment.ts';
import { pngOf } from './raster.ts';
import { SECOND, type Span, spanOf, toSeconds } from './span.ts';
import { OffStage } from './stage.ts';
import { film, stills } from './video.ts';
import { useWork } from './work.ts';
import './taking.css';

/** How much before the playhead the span begins at first. */
const BEFORE = 2 * SECOND;

type What = 'stage' | 'diagram';

export function Take() {
  const subject = useSubject();
  return subject === null ? null : <Taking subject={subject} />;
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
    work.run(async (signal) => {
      const link = await linkTo(subject, at, whole);
      const svg = await svgOf(what, link);
      signal.throwIfAborted();
      const name = fileName(title, what === 'stage' ? moment : `${moment}-diagram`, ending);
      if (ending === 'svg') save([svg], 'image/svg+xml', name);
      else {
        const caption =
          what === 'stage' || span === null
            ? captionAt(subject, at)
            : captionOf(subject, taking.span(seconds(span.from), seconds(span.to)));
        const texts = { Title: title, Description: caption, ...(link && { Source: link }), Software: 'Quorum Lab' };
        const png = await pngOf(svg, texts);
        signal.throwIfAborted();
        save([png as BlobPart], 'image/png', name);
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
      signal.throwIfAborted();
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
        {work.said}{' '}
        {work.busy && work.done === null && (
          <button type="button" data-take="cancel" onClick={work.cancel}>
            {taking.film.cancel}
          </button>
        )}
      </p>
    </Dialog>
  );
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
