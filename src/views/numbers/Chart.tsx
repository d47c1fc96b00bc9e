// A chart, a sentence under it, and the same numbers as a table: whoever does not see the picture misses nothing.

import type { ReactNode } from 'react';
import { useWords } from '../../store/context.tsx';

export interface Table {
  readonly head: readonly string[];
  /** The first cell of a row is its head. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

interface Props {
  readonly name: string;
  readonly title: string;
  readonly sum: string;
  readonly table: Table;
  /** Null when there is nothing to draw yet; left out where the table is all there is. */
  readonly children?: ReactNode;
}

export function Chart({ name, title, sum, table, children }: Props) {
  const { numbers } = useWords();
  return (
    <section className="numbers-chart" data-numbers={name} aria-label={title}>
      <h3>{title}</h3>
      {children}
      <p className="numbers-sum">{sum}</p>
      {children !== null && (
        <details>
          <summary>{numbers.table}</summary>
          <table>
            <caption className="unseen">{title}</caption>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ key, cells: [first, ...rest] }) => (
                <tr key={key} data-key={key}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                    <td key={i}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
