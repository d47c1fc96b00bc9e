// What is asked of the style sheets, as functions of their text: each lies in layers, so that it does not matter which of
// them came first, and each class is at home in one of them. `sheets.test.ts` holds the sheets to it.

import { type SourceFile, withoutComments } from './tidy.ts';

/** Without comments and strings, which may hold anything. */
const bare = (file: SourceFile): string => withoutComments(file).replace(/"[^"\n]*"|'[^'\n]*'/g, '""');

/** What stands outside of every block: `prelude` begins a block, or is a statement of its own. */
function outermost(css: string): { readonly prelude: string; readonly block: string | null }[] {
  const found: { prelude: string; block: string | null }[] = [];
  let depth = 0;
  let began = 0;
  let opened = 0;
  for (let i = 0; i < css.length; i++) {
    const letter = css[i];
    if (letter === '{' && depth++ === 0) opened = i;
    else if (letter === '}' && --depth === 0) {
      found.push({ prelude: css.slice(began, opened).trim(), block: css.slice(opened + 1, i) });
      began = i + 1;
    } else if (letter === ';' && depth === 0) {
      found.push({ prelude: css.slice(began, i).trim(), block: null });
      began = i + 1;
    }
  }
  return found;
}

/** The order of the layers, as the first rule of a sheet declares it; null where it declares none. */
export function layersOf(file: SourceFile): string[] | null {
  const [first] = outermost(bare(file));
  if (first === undefined || first.block !== null || !first.prelude.startsWith('@layer ')) return null;
  return first.prelude
    .slice('@layer '.length)
    .split(',')
    .map((name) => name.trim());
}

/** @param layers those that there are, in their order. */
export function outsideOfLayers(files: readonly SourceFile[], layers: readonly string[]): string[] {
  return files.flatMap((file) =>
    outermost(bare(file)).flatMap(({ prelude, block }, i) => {
      if (block === null)
        return i === 0 && layersOf(file)?.join() === layers.join() && file.path.endsWith('/theme.css')
          ? []
          : [`${file.path}: '${prelude};': the order of the layers is declared once, at the head of theme.css`];
      const [, layer] = /^@layer ([\w-]+)$/.exec(prelude) ?? [];
      if (layer === undefined)
        return [`${file.path}: '${prelude}' lies in no layer; wrap it in one of ${layers.join(', ')}`];
      if (!layers.includes(layer))
        return [`${file.path}: there is no layer '${layer}'; take one of ${layers.join(', ')}`];
      return [];
    }),
  );
}

/** The classes of which a sheet speaks, in selectors of whatever depth. */
function classesOf(file: SourceFile): Set<string> {
  const selectors = [...bare(file).matchAll(/(?<=^|[{};])([^{};]+)\{/g)].map(([, prelude = '']) => prelude);
  return new Set(
    selectors
      .filter((prelude) => !prelude.trim().startsWith('@'))
      .flatMap((prelude) => [...prelude.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(([, name]) => name!)),
  );
}

/** @param shared classes that several sheets may speak of. */
export function homeless(files: readonly SourceFile[], shared: readonly string[]): string[] {
  const homes = new Map<string, string[]>();
  for (const file of files)
    for (const name of classesOf(file)) homes.set(name, [...(homes.get(name) ?? []), file.path]);
  return [
    ...[...homes]
      .filter(([name, paths]) => paths.length > 1 && !shared.includes(name))
      .map(
        ([name, paths]) =>
          `.${name} stands in ${paths.join(', ')}: leave it to one of them. What another asks of it can be a variable, ` +
          'a data attribute, or a class of its own',
      ),
    ...shared
      .filter((name) => (homes.get(name)?.length ?? 0) < 2)
      .map((name) => `.${name} is in one sheet by now: take it off the list`),
  ];
}
