// One thing after the other, however fast it is asked for.

/** A queue: what it is given begins when all before it has ended, well or badly. Never wait in a turn for another turn. */
export function turns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {}); // whoever asked hears of it
    return done;
  };
}
