// How the stage writes to the DOM at every frame: plain elements, and nothing written that already stands there.

export type Values = { readonly [name: string]: string | number };

const SVG = 'http://www.w3.org/2000/svg';

/** Appends a new element. */
export function add(parent: Element, name: string, values: Values = {}): SVGElement {
  const element = parent.ownerDocument.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
  parent.appendChild(element);
  return element;
}

export function put(element: Element, name: string, value: string | number): void {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows or hides; what is hidden takes no part in layout, focus or the accessibility tree. */
export function show(element: Element, shown: boolean): void {
  if (shown) element.removeAttribute('display');
  else put(element, 'display', 'none');
}

export function flag(element: Element, name: string, on: boolean): void {
  if (on) put(element, name, '');
  else element.removeAttribute(name);
}

/** A coordinate to a tenth of a pixel: finer is not seen. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

export function at(x: number, y: number): string {
  return `translate(${px(x)},${px(y)})`;
}
