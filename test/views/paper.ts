// As much of a document as the painters write to, on which a test can read what they drew.

class Sheet {
  readonly name: string;
  readonly ownerDocument = paper;
  readonly attributes = new Map<string, string>();
  children: Sheet[] = [];
  textContent = '';

  constructor(name: string) {
    this.name = name;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  /** Nobody presses what a test draws. */
  addEventListener(): void {}

  appendChild(child: Sheet): void {
    this.children.push(child);
  }

  replaceChildren(): void {
    this.children = [];
  }

  /** What is shown, one element a line; what is hidden or has nothing in it is left out. */
  print(indent = ''): string {
    if (this.attributes.has('display')) return '';
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
    const inside = this.children.map((child) => child.print(`${indent}  `)).join('');
    if ((this.name === 'g' && inside === '') || (this.name === 'text' && this.textContent === '')) return '';
    if (inside === '') return `${indent}<${this.name}${attributes}>${this.textContent}</${this.name}>\n`;
    return `${indent}<${this.name}${attributes}>\n${inside}${indent}</${this.name}>\n`;
  }

  /** Every element below, this one included, that has an attribute. */
  with(attribute: string): Sheet[] {
    const below = this.children.flatMap((child) => child.with(attribute));
    return this.attributes.has(attribute) ? [this, ...below] : below;
  }
}

const paper = { createElementNS: (_: string, name: string) => new Sheet(name) };

/** A sheet to draw on, and the same as the painters know it. */
export function sheet(): { readonly sheet: Sheet; readonly root: SVGElement } {
  const made = new Sheet('svg');
  return { sheet: made, root: made as unknown as SVGElement };
}
