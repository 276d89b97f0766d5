// How much a device may have under way, and how much waits for it before it falls behind.
export const mostInFlight = 64;
export const mostBuffered = 1_000_000;
export const pageBytes = 512 * 1024;
/** How often a stalled device is looked at. */
export const stallMs = 20;
export const presenceMs = 1_000;
export const mostHere = 200;
