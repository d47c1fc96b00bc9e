// One thing after the other, however fast it is asked for.

export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue: what it is given begins when all before it has ended, well or badly. Never wait in a turn for another turn. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {}); // whoever asked hears of it
    return done;
  };
}
