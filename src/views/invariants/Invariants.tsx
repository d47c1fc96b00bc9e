// What must always hold, and whether it did so far.

import { useLab, useLanguage, usePicture, useSession, useWords } from '../../store/context.tsx';
import { protocolWords } from '../../words/protocols.ts';
import { seconds } from '../../words/tell.ts';
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
  const { broken } = picture.shot.scene;
  const breachOf = (id: string) =>
    lab.film.landmarks.find(({ happening }) => happening.kind === 'broke' && happening.invariant === id);
  return (
    <div className="invariants">
      <p>{protocol.invariants.length === 0 ? words.none : words.about}</p>
      <ul>
        {protocol.invariants.map(({ id, citation }) => {
          const holds = !broken.includes(id);
          const breach = holds ? undefined : breachOf(id);
          return (
            <li key={id} data-invariant={id} data-holds={holds}>
              <Sign holds={holds} />
              <div>
                <h3>
                  {about.invariants[id]?.name ?? id} <span>{holds ? words.holds : words.broken}</span>
                </h3>
                <p>{about.invariants[id]?.statement}</p>
                <p className="invariants-cite">{citationOf(protocol, citation)}</p>
                {breach === undefined ? null : (
                  <button type="button" onClick={() => void lab.show(breach.position)}>
                    {words.see(seconds(breach.at))}
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

function Sign({ holds }: { holds: boolean }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.75" />
      <path d={holds ? 'M5.6 9.4l2.3 2.3 4.5-5' : 'M6.3 6.3l5.4 5.4m0-5.4l-5.4 5.4'} />
    </svg>
  );
}
