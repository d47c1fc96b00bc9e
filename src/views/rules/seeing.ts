// Where in the library a rule can be seen that has not decided in this run.

import { useEffect, useState } from 'react';
import { type Shown, shown } from '../../scenarios/shown.ts';
import { useLab, useLanguage } from '../../store/context.tsx';

export interface Place extends Shown {
  /** Of the scenario, in the reader's language. */
  readonly title: string;
}

export type See = (rule: string) => Place | null;

const NOWHERE: See = () => null;

/** Nowhere, until the library is known. */
export function useSeeing(): See {
  const lab = useLab();
  const language = useLanguage();
  const [see, setSee] = useState(() => NOWHERE);
  useEffect(() => {
    let current = true;
    void lab.library().then((items) => {
      const titles = new Map(items.map(({ name, title }) => [name, title[language] ?? title.en ?? name]));
      const placed: See = (rule) => {
        const place = shown[rule];
        return place === undefined ? null : { ...place, title: titles.get(place.scenario) ?? place.scenario };
      };
      if (current) setSee(() => placed);
    });
    return () => {
      current = false;
    };
  }, [lab, language]);
  return see;
}
