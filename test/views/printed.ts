// What a view drew or rendered, as text that a person reads and a test compares.

/** Short enough for one line. */
const SHORT = 110;

/** One decimal is as fine as anybody sees. What is said stays as it is: between the tags, and in words of attributes. */
export function rounded(print: string): string {
  return print.replaceAll(
    / (?:aria-[a-z]+|title|opacity|data-[a-z-]+)="[^"]*"|>[^<]*|(\.\d)\d+/g,
    (found, number: string | undefined) => number ?? found,
  );
}

interface Element {
  /** With its attributes, as it was written. */
  readonly begin: string;
  readonly end: string;
  readonly inside: (Element | string)[];
}

function parsed(html: string): Element {
  const page: Element = { begin: '', end: '', inside: [] };
  const open = [page];
  for (const [token] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const within = open.at(-1) as Element;
    const name = /^<([\w-]+)/.exec(token)?.[1];
    if (token.startsWith('</')) open.pop();
    else if (name === undefined || token.endsWith('/>')) within.inside.push(token);
    else {
      const element: Element = { begin: token, end: `</${name}>`, inside: [] };
      within.inside.push(element);
      open.push(element);
    }
  }
  return page;
}

const flat = (one: Element | string): string =>
  typeof one === 'string' ? one : one.begin + one.inside.map(flat).join('') + one.end;

/** Words, not a tag without an end. */
const isSaid = (one: Element | string): boolean => typeof one === 'string' && !one.startsWith('<');

function print(one: Element | string, indent: string): string {
  const line = flat(one);
  if (typeof one === 'string' || line.length <= SHORT || one.inside.every(isSaid)) return `${indent}${line}\n`;
  return `${indent}${one.begin}\n${one.inside.map((each) => print(each, `${indent}  `)).join('')}${indent}${one.end}\n`;
}

/** Indented; what is short stands on one line. */
export function printed(html: string): string {
  return parsed(html)
    .inside.map((one) => print(one, ''))
    .join('');
}
