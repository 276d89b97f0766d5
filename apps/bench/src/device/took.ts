// What this thread itself works, in ms. On a machine that others use too it is what a quiet core would take; waiting for
// other programs is not in it. The clock of a thread is coarse: what is short is told by the wall's.
const coarse = 10;

export function took(act: () => unknown): number {
  const [at, begun] = [performance.now(), process.threadCpuUsage()];
  act();
  const { user, system } = process.threadCpuUsage(begun);
  const own = (user + system) / 1_000;
  return own < coarse ? performance.now() - at : own;
}

/** Long enough for the clock of a thread. */
const atLeast = 40;
/** One run of many, when it has run before. */
export function eachTook(act: () => unknown): number {
  act();
  for (let runs = 20; ; runs *= 4) {
    const all = took(() => {
      for (let run = 0; run < runs; run += 1) act();
    });
    if (all >= atLeast) return all / runs;
  }
}
