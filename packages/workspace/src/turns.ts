// Work of one kind, one after another.
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Whatever became of the one before. */
export function createTurns(): Turns {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };
}
