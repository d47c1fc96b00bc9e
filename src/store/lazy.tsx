// Parts of the page that are not there when it is first drawn: each comes when it is first shown, or a moment after the
// stage where it surely will be, with all the words of the reader's language. One that does not come, or fails, leaves its
// place empty and the rest of the page as it is, and can be asked for again.

import { Component, type ComponentType, lazy, type ReactNode, useState } from 'react';
import { asError, tell } from './trouble.ts';
import { spoken } from './words.ts';

export interface LazyPart<P> {
  (props: P): ReactNode;
  /** Has it at hand: from then on it is drawn at once. */
  readonly fetch: () => Promise<void>;
}

interface BoundaryProps {
  readonly children: ReactNode;
  /** Before what stands inside is drawn again. */
  readonly again: () => void;
}

class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };
  private settle: (() => void) | undefined;

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(reason: unknown): void {
    const again = () => {
      this.settle?.();
      this.props.again();
      this.setState({ failed: false });
    };
    this.settle = tell({ kind: 'part', error: asError(reason), again });
  }

  override componentWillUnmount(): void {
    this.settle?.();
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}

/**
 * Brings a module that is no part to be drawn, and hands it over. Where it does not come, that is told, and it can be asked
 * for again.
 * @returns resolves when it was tried once, whether it came or not.
 */
export async function bring<M>(load: () => Promise<M>, take: (module: M) => void): Promise<void> {
  try {
    take(await load());
  } catch (reason) {
    const settle = tell({
      kind: 'part',
      error: asError(reason),
      again: () => {
        settle();
        void bring(load, take);
      },
    });
  }
}

/** A browser may hold an empty sheet for one that did not come. */
function isMissing({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet === null || sheet.cssRules.length === 0;
  } catch {
    return true;
  }
}

/** Asks again for sheets that did not come: what loads a part asks for each of its sheets only once. */
async function mendSheets(): Promise<void> {
  const all = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  const mended = [...all].filter(isMissing).map(
    (old) =>
      new Promise<void>((resolve, reject) => {
        const link = old.cloneNode() as HTMLLinkElement;
        link.onload = () => resolve();
        link.onerror = () => reject(new Error(`${link.href} could not be fetched.`));
        old.replaceWith(link);
      }),
  );
  await Promise.all(mended);
}

/**
 * A part by the module that holds it. Shown before it is at hand, it stands inside a Suspense.
 * @param protocols those that it speaks of, besides the one on show.
 */
export function lazyPart<M, P extends object>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
  protocols?: readonly string[],
): LazyPart<P> {
  let part: ComponentType<P> | undefined;
  let failed = false;
  const fetch = async (): Promise<void> => {
    if (part !== undefined) return;
    try {
      if (failed) await mendSheets();
      part = pick(await spoken(load(), protocols));
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const awaited = (): ComponentType<P> =>
    lazy(async () => {
      await fetch();
      return { default: part as ComponentType<P> };
    });
  let Awaited = awaited();
  function Part(props: P): ReactNode {
    // React shows what it has waited for some frames after it has come; what is at hand does not wait.
    const [Now, show] = useState(() => part ?? Awaited);
    const again = () => {
      Awaited = awaited();
      show(() => part ?? Awaited);
    };
    return (
      <Boundary again={again}>
        <Now {...props} />
      </Boundary>
    );
  }
  return Object.assign(Part, { fetch });
}
