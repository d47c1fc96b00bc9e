// Parts of the page that are not there when it is first drawn: each comes when it is first shown, or a moment after the
// stage where it surely will be, with all the words of the reader's language.

import { type ComponentType, lazy, type ReactNode, useState } from 'react';
import { spoken } from './speaking.ts';

export interface Later<P> {
  (props: P): ReactNode;
  /** Has it at hand: from then on it is drawn at once. */
  readonly fetch: () => Promise<void>;
}

/**
 * A part by the module that holds it. Shown before it is at hand, it stands inside a Suspense.
 * @param protocols those that it speaks of, besides the one on show.
 */
export function later<M, P extends object>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
  protocols?: readonly string[],
): Later<P> {
  let part: ComponentType<P> | undefined;
  const fetch = async (): Promise<void> => {
    part ??= pick(await spoken(load(), protocols));
  };
  const Awaited: ComponentType<P> = lazy(async () => {
    await fetch();
    return { default: part as ComponentType<P> };
  });
  function Part(props: P): ReactNode {
    // React shows what it has waited for some frames after it has come; what is at hand does not wait.
    const [Now] = useState(() => part ?? Awaited);
    return <Now {...props} />;
  }
  return Object.assign(Part, { fetch });
}
