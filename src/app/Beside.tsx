// The second run beside the first: its cluster and its slots or ballots, on the first one's clock.

import { X } from 'lucide-react';
import { useLanguage, useSession, useWords } from '../store/context.tsx';
import { Stage } from '../views/cluster/Stage.tsx';
import { protocolWords } from '../words/protocols.ts';
import './compare.css';
import { endComparison } from './comparing.ts';
import { useTitle } from './names.ts';

function RunName() {
  const { compare, chrome } = useWords();
  const language = useLanguage();
  const setup = useSession((state) => state.setup);
  const title = useTitle();
  if (setup === null) return null;
  const about = protocolWords(setup.protocol, language);
  return (
    <p className="run-name">
      <b>{compare.second}</b>
      <span>
        {about.title} ·{' '}
        {setup.variant !== null && `${chrome.variant(about.variants[setup.variant] ?? setup.variant)} · `}
        {title}
      </span>
      <button type="button" className="ic" aria-label={compare.end} title={compare.end} onClick={endComparison}>
        <X aria-hidden="true" size={16} />
      </button>
    </p>
  );
}

export function Beside() {
  const { compare } = useWords();
  return (
    <section className="app-beside" aria-label={compare.regions.second} data-second="">
      <RunName />
      <div className="app-picture">
        <Stage />
      </div>
    </section>
  );
}
