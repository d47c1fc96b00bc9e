// Whether two runs hold the same. Their moments share what did not change, so what was found to be the same once is not
// compared again: worlds are never written to (test/engine/apply.test.ts).

const known = new WeakMap<object, object>();

/** Of plain JSON, and as strict: a field that is undefined is not one that is missing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (known.get(one) === other) return true;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const fields = Object.keys(one);
  if (fields.length !== Object.keys(other).length) return false;
  for (const field of fields) {
    if (!Object.hasOwn(other, field)) return false;
    if (!isSame(one[field as keyof typeof one], other[field as keyof typeof other])) return false;
  }
  known.set(one, other);
  return true;
}
