// What this thread itself works, in ms. On a machine that others use too it is what a quiet core would take; waiting for
// other programs is not in it.
export function took(act: () => unknown): number {
  const begun = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000;
}

/** Long enough that the clock of a thread, which is coarse, is right about it. */
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
