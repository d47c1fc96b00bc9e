// Inside another page: the way to the page itself, with all that does not stand here.

import { ExternalLink } from 'lucide-react';
import { useFirstWords } from '../../store/context.tsx';

/** Where this very run stands by itself. */
function address(): string {
  const here = new URL(location.href);
  here.searchParams.delete('embed');
  return here.href;
}

export function InLab() {
  const { chrome } = useFirstWords();
  return (
    <a
      className="in-lab"
      href={address()}
      target="_blank"
      rel="noopener"
      // The run has gone on meanwhile, and the address with it.
      onClick={({ currentTarget }) => {
        currentTarget.href = address();
      }}
    >
      {chrome.inLab} <ExternalLink aria-hidden="true" size={13} />
    </a>
  );
}
