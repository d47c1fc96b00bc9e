// Facts side by side: what a rule compared, or what changed. A value that was another is shown struck through before it.

import type { PanelsWords } from '../../words/en/panels.ts';
import type { FactTold } from './account.ts';

export function Facts({ facts, panels }: { facts: readonly FactTold[]; panels: PanelsWords }) {
  if (facts.length === 0) return null;
  return (
    <dl className="why-facts">
      {facts.map(({ key, value, was }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            {was === null ? null : (
              <>
                <Was told={panels.why.was(was)} value={was} />{' '}
              </>
            )}
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a value was before: struck through for the eye, told for the ear. */
export function Was({ told, value }: { told: string; value: string }) {
  return (
    <>
      <span className="why-aloud">{told}; </span>
      <s aria-hidden="true">{value}</s>
    </>
  );
}
