// When a document is compacted, written anew, or followed by a further partition. Bytes, entries, milliseconds.
export interface CompactionLimits {
  /** A tail that is longer than this is folded into a snapshot, once it is not small against the snapshot. */
  readonly tailBytes: number;
  readonly tailEntries: number;
  /** A document that asks more of its readers is written anew in its next epoch, at a quiet moment. */
  readonly clients: number;
  readonly structs: number;
  readonly snapshotBytes: number;
  /** So long nobody wrote in it: a new epoch sends edits under way to the tray. */
  readonly quietMs: number;
  /** With so many tasks in the newest partition of a space the relay opens the next. */
  readonly tasks: number;
  /** Raw entries are kept so long at least. */
  readonly historyMs: number;
  /** A task that was closed, and not written to, for so long goes to the archive of its quarter. */
  readonly closedMs: number;
  /** So much at once: who is a day over it goes with those who are six. */
  readonly closedStepMs: number;
  /** From so many of a partition on: each time all of the space's devices get it anew. */
  readonly closedTasks: number;
  readonly archiveEveryMs: number;
}
export const days = 86_400_000;
export const compactionLimits: CompactionLimits = {
  tailBytes: 64 * 1024,
  tailEntries: 256,
  clients: 1_000,
  structs: 60_000,
  snapshotBytes: 32 * 1024 * 1024,
  quietMs: 60_000,
  tasks: 2_000,
  historyMs: 90 * days,
  closedMs: 60 * days,
  closedStepMs: 7 * days,
  closedTasks: 50,
  archiveEveryMs: days,
};
