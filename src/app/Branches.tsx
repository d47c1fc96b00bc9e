// The futures of this run, each named by what was done; the one on show is marked, the others are one click away.

import { GitBranch } from 'lucide-react';
import { useLab, useSession, useWords } from '../store/context.tsx';
import { seconds } from '../words/tell.ts';
import { moveText } from './phrases.ts';

export function Branches() {
  const lab = useLab();
  const { chrome } = useWords();
  const branches = useSession((state) => state.branches);
  const present = useSession((state) => state.branch);
  if (branches.length < 2) return null;
  return (
    <nav className="branches" aria-label={chrome.regions.branches}>
      <GitBranch aria-hidden="true" size={14} />
      <ul>
        {branches.map(({ id, by, at }) => (
          <li key={id}>
            <button
              type="button"
              className="branch"
              data-branch={id}
              aria-current={id === present ? 'true' : undefined}
              onClick={() => lab.take(id)}
            >
              {by === null ? chrome.branches.original : chrome.branches.other(moveText(by, chrome), seconds(at))}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
