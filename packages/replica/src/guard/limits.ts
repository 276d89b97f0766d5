// How much one update may ask of those who receive it. A frame stalls nobody: quadratic work inside Yjs grows with the
// number of structs, so that is bounded as well as the bytes.

export interface Limits {
  readonly bytes: number;
  readonly structs: number;
  /** Clocks that carry nothing (GC and deleted content), together. */
  readonly hollow: number;
  readonly deletes: number;
}
/** One frame over the socket. */
export const frameLimits: Limits = { bytes: 256 * 1024, structs: 8_192, hollow: 1 << 20, deletes: 16_384 };
/** A large import over HTTP, checked in a worker. */
export const bulkLimits: Limits = { bytes: 16 * 1024 * 1024, structs: 524_288, hollow: 1 << 22, deletes: 524_288 };
/** A whole document as the relay keeps it; all that was ever deleted in it counts. */
export const wholeLimits: Limits = { bytes: 64 * 1024 * 1024, structs: 1 << 22, hollow: 2 ** 40, deletes: 1 << 22 };

/** All of a page that another program sends at once, as it does when it comes back; cut before the guard judges it. */
export const stockLimits: Limits = { bytes: 4 * 1024 * 1024, structs: 65_536, hollow: 1 << 22, deletes: 65_536 };

/** How deep Yjs types may stand in each other, the root not counted. */
export const depthOf = (page: boolean): number => (page ? 64 : 4);
/** How deep a plain value inside a cell may be nested. */
export const valueDepth = 16;
/** Places in a page at which the items of one update may begin, each of which may cost a reader a walk. */
export const loosePlaces = 1_024;

/** What Yjs answers who has everything; a document that nobody has written in. */
export const isEmptyUpdate = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;
