// How long the link waits before it tries again.
const firstWait = 500;
const longestWait = 30_000;

/** Doubling waits with jitter, so that a thousand devices do not come back in one moment. */
export const waitAfter = (falls: number, random: number): number =>
  Math.round(Math.min(longestWait, firstWait * 2 ** Math.min(falls, 10)) * (0.5 + random / 2));
