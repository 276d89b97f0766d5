// Faults that can be planted in a world. A suite that does not find one of them is broken.

export const faults = [
  'ack before commit',
  'cursor off by one',
  'live between read and commit',
  'repeated batch believed unseen',
  'device number given twice',
  'hidden cell lost in compaction',
  'snapshot counted too far',
  'thawed leader writes on',
  'save claimed before the disk',
  'repeated call run again',
  'undetected rollback of the relay',
  'what a device keeps is forgotten',
] as const;
export type Fault = (typeof faults)[number];
/** Found in worlds whose relay is set back. */
export const faultsOfRestore: ReadonlySet<Fault> = new Set(['undetected rollback of the relay']);
