// One spelling for each world: the same content gives the same text, whatever order the fields were written in.

/** Plain JSON with the keys of every object sorted. Throws on what is not plain JSON. */
export function canon(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} is not plain JSON.`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canon).join(',')}]`;
  if (
    typeof value === 'object' &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  ) {
    const fields = Object.keys(value).sort();
    return `{${fields.map((field) => `${JSON.stringify(field)}:${canon((value as Record<string, unknown>)[field])}`).join(',')}}`;
  }
  throw new Error(`${typeof value} is not plain JSON.`);
}
