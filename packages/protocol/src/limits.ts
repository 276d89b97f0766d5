// How large anything on the wire may be. Both ends hold to these: an encoder that would pass them is our own mistake
// (it throws), a decoder that meets more answers `malformed`.

/** One document's part of a gesture, or one ledger entry. */
export const maxEnvelopeBytes = 256 * 1024;
/** A relay gathers entries up to 1 MiB and may then add one more; room for the frame around them. */
export const gatherBytes = 1024 * 1024;
export const maxFrameBytes = gatherBytes + maxEnvelopeBytes + 16 * 1024;
/** Entries of a frame, envelopes of a batch, people present: of each at most so many. */
export const maxItems = 16_384;
/** Document names, ids, addresses: in UTF-8 bytes. */
export const maxNameBytes = 200;
/** Sentences for people (why something was refused), in UTF-8 bytes. */
export const maxSentenceBytes = 1_000;
/** Times (ms) and numbers of the line. */
export const maxNumber = 2 ** 48;
export const maxClient = 2 ** 53 - 1;
export const maxSmall = 2 ** 32 - 1;
/** Handles are forgotten by both ends once a table holds so many (`forget` flag of the next frame). */
export const maxHandles = 4_096;
export const chainBytes = 8;
/** Of an HMAC: as much as is needed against guessing. */
export const stampBytes = 16;
/** A document beyond this gets a new epoch long before. */
export const maxSnapshotBytes = 64 * 1024 * 1024;
/** An awareness update of one page; cursors past a device's trail. */
export const maxCursorsBytes = 16 * 1024;
export const maxTrail = 64;

/** How much an entry adds to a frame at most; a relay adds these up while it gathers. */
export const roomFor = (bytes: Uint8Array): number => bytes.length + 2 * maxNameBytes + 64;
