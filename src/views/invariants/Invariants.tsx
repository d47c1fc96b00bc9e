// What must always hold, and whether it did so far; or that it claims nothing, since what it takes for granted was given up.

import { useLab, useLanguage, usePicture, useSession, useWords } from '../../store/context.tsx';
import { seconds } from '../../words/brief.ts';
import { protocolWords } from '../../words/protocols.ts';
import { citationOf } from '../why/account.ts';
import './invariants.css';

export function Invariants() {
  const lab = useLab();
  const { panels } = useWords();
  const language = useLanguage();
  const protocol = useSession((state) => state.protocol);
  const picture = usePicture();
  if (protocol === null || picture === null) return null;
  const about = protocolWords(protocol.id, language);
  const words = panels.invariants;
  const { broken, unfounded } = picture.shot.scene;
  const when = (kind: 'broke' | 'unfounded', id: string) =>
    lab.film.landmarks.find(({ happening }) => happening.kind === kind && happening.invariant === id);
  return (
    <div className="invariants">
      <p>{protocol.invariants.length === 0 ? words.none : words.about}</p>
      <ul>
        {protocol.invariants.map(({ id, citation }) => {
          const holds = !broken.includes(id);
          const silent = holds && unfounded.includes(id);
          const since = silent ? when('unfounded', id) : holds ? undefined : when('broke', id);
          return (
            <li key={id} data-invariant={id} data-holds={holds} data-unfounded={silent || undefined}>
              <Sign path={silent ? SILENT : holds ? HOLDS : BROKEN} />
              <div>
                <h3>
                  {about.invariants[id]?.name ?? id}{' '}
                  <span>{silent ? words.unfounded : holds ? words.holds : words.broken}</span>
                </h3>
                <p>{about.invariants[id]?.statement}</p>
                <p className="invariants-cite">{citationOf(protocol, citation)}</p>
                {since === undefined ? null : (
                  <button type="button" onClick={() => void lab.show(since.position)}>
                    {words.see(seconds(since.at))}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const HOLDS = 'M5.6 9.4l2.3 2.3 4.5-5';
const BROKEN = 'M6.3 6.3l5.4 5.4m0-5.4l-5.4 5.4';
/** It claims nothing any more. */
const SILENT = 'M5.6 9h6.8';

function Sign({ path }: { path: string }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.75" />
      <path d={path} />
    </svg>
  );
}
