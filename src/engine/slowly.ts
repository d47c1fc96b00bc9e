// Long work as a generator: it can be looked up from between two pieces, by whoever has others to listen to. Whoever has not
// does it at once.

export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
