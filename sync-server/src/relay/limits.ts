// How much a device may have under way, and how much waits for it before it falls behind.
export const mostInFlight = 64;
export const mostBuffered = 1_000_000;
export const pageBytes = 512 * 1024;
/** From so many entries on it is looked at whether snapshots are shorter. */
export const farBehind = 64;
/** Names that a device asks to keep, in frames that wait; more is no honest device. */
export const mostAsks = 64;
/** How often a stalled device is looked at. */
export const stallMs = 20;
export const presenceMs = 1_000;
export const mostHere = 200;
/** Carets of a page are told so often, while at most so many have it open; with more, in proportion less often. */
export const caretsMs = 100;
export const smallCrowd = 8;
/** Connections whose carets a reader is told of in one turn, and carets that one connection has on one page. */
export const mostCarets = 96;
export const mostOwnCarets = 4;
export const mostCaretPages = 64;
/** For how long a document's updates are gathered under one stamp. */
export const stampMs = 2_000;
/** Cursors that a device may show and this relay did not give: what is guessed for longer is not looked at. */
export const mostSealTries = 64;
/** Entries that one connection may call damaged. */
export const mostComplaints = 100;
/**
 * How long what commits add is gathered while so many devices are live. A send costs about 10 µs, so that passing on takes a
 * quarter of the relay's time at most, whoever writes; in a room with fewer than forty nothing waits.
 */
export const paceOf = (devices: number): number => (devices < 40 ? 0 : Math.min(devices / 25, 100));
