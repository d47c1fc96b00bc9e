// A drawing of the page as elements that need no style sheet: what the browser computed for each is written on it, and
// what is not seen is left out. For programs that know nothing of variables, classes or mixed colours.

import { escaped, tag } from './markup.ts';

const GEOMETRY: { readonly [element: string]: readonly string[] } = {
  path: ['d'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
  text: ['x', 'y', 'dx', 'dy'],
  tspan: ['x', 'y', 'dx', 'dy'],
  g: [],
  svg: [],
};

/** By what the browser calls it: as `#rrggbb` and an opacity. */
const known = new Map<string, { readonly colour: string; readonly opacity: number } | null>();
let dot: CanvasRenderingContext2D | null = null;

/** Null when nothing of it is seen. */
function plain(value: string): { readonly colour: string; readonly opacity: number } | null {
  const found = known.get(value);
  if (found !== undefined) return found;
  let colour: { colour: string; opacity: number } | null = null;
  if (value !== 'none' && value !== 'transparent') {
    if (dot === null) {
      const canvas = document.createElement('canvas');
      canvas.width = 1;
      canvas.height = 1;
      dot = canvas.getContext('2d', { willReadFrequently: true });
    }
    if (dot !== null) {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = value;
      dot.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = dot.getImageData(0, 0, 1, 1).data;
      const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
      if (alpha > 0) colour = { colour: `#${hex}`, opacity: Math.round((alpha / 255) * 100) / 100 };
    }
  }
  known.set(value, colour);
  return colour;
}

/** What is written only where it is not what it would be anyway. */
const STROKE: readonly (readonly [string, string])[] = [
  ['stroke-width', '1px'],
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'],
];
const TEXT: readonly (readonly [string, string])[] = [
  ['font-size', ''],
  ['font-weight', '400'],
  ['letter-spacing', 'normal'],
  ['text-anchor', 'start'],
];

const number = (value: string): string => value.replace(/(-?[\d.]+)px/g, (_, digits) => String(Number(digits)));

function paint(style: CSSStyleDeclaration, attributes: { [name: string]: string }): boolean {
  const fill = plain(style.fill);
  const stroke = Number.parseFloat(style.strokeWidth) === 0 ? null : plain(style.stroke);
  if (fill === null && stroke === null) return false;
  attributes.fill = fill?.colour ?? 'none';
  const opacity = (fill?.opacity ?? 1) * Number(style.fillOpacity);
  if (fill !== null && opacity < 1) attributes['fill-opacity'] = String(opacity);
  if (stroke === null) return true;
  attributes.stroke = stroke.colour;
  const over = stroke.opacity * Number(style.strokeOpacity);
  if (over < 1) attributes['stroke-opacity'] = String(over);
  for (const [name, usual] of STROKE) {
    const value = style.getPropertyValue(name);
    if (value !== usual) attributes[name] = number(value);
  }
  if (style.paintOrder.startsWith('stroke')) attributes['paint-order'] = 'stroke';
  return true;
}

/** An element and what is in it; nothing when none of it is seen. @param family the font that need not be said. */
export function portable(element: Element, family: string): string {
  const geometry = GEOMETRY[element.tagName];
  if (geometry === undefined || element.getAttribute('display') === 'none') return '';
  const style = getComputedStyle(element);
  if (style.display === 'none') return '';
  const attributes: { [name: string]: string } = {};
  for (const name of [...geometry, 'transform', 'pathLength']) {
    const value = element.getAttribute(name);
    if (value !== null) attributes[name] = value;
  }
  if (style.opacity !== '1') attributes.opacity = style.opacity;
  if (element.tagName === 'g' || element.tagName === 'svg') {
    const inside = [...element.children].map((child) => portable(child, family)).join('');
    if (inside === '') return '';
    return element.tagName === 'svg' || Object.keys(attributes).length === 0 ? inside : tag('g', attributes, inside);
  }
  if (style.opacity === '0' || !paint(style, attributes)) return '';
  if (geometry !== GEOMETRY.text) return tag(element.tagName, attributes);
  for (const [name, usual] of TEXT) {
    const value = style.getPropertyValue(name);
    if (value !== usual) attributes[name] = number(value);
  }
  if (style.fontFamily !== family) attributes['font-family'] = style.fontFamily;
  const capitals = style.textTransform === 'uppercase';
  const inside = [...element.childNodes]
    .map((child) => {
      if (child instanceof Element) return portable(child, family);
      const text = child.textContent ?? '';
      return escaped(capitals ? text.toUpperCase() : text);
    })
    .join('');
  return inside === '' ? '' : tag(element.tagName, attributes, inside);
}
