// What is told in one go leaves in one message. Each message is drawn by itself on the other side: a moved card changes two
// questions of its board, and would be drawn twice.

export interface Together<T> {
  add(one: T): void;
  /** Now, because something is to be said behind it. */
  flush(): void;
}
/** @param send is given what was added since, in order, when whoever adds has come to an end. */
export function together<T>(send: (all: readonly T[]) => void): Together<T> {
  let waiting: T[] = [];
  const flush = (): void => {
    const all = waiting;
    waiting = [];
    if (all.length > 0) send(all);
  };
  return {
    add(one) {
      waiting.push(one);
      if (waiting.length === 1) queueMicrotask(flush);
    },
    flush,
  };
}
