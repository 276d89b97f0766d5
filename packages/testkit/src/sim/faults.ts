// Faults that can be planted in a world, where each is found, and which promise it breaks. A suite that does not find one of
// them is broken.

/** The worlds of world.ts, of restored.ts (the relay is set back), of asking.ts (pages come and go), lost-secret.ts; epochs: set back where documents had begun anew. */
export type Where = 'lived' | 'restored' | 'epochs' | 'asking' | 'lost secret';
export interface Planted {
  readonly where: Where;
  /** Any of these. */
  readonly breaks: readonly string[];
  /** Worlds in which it is found at the latest. */
  readonly within: number;
  /** The first of them; 1 if left out. */
  readonly from?: number;
}
const lived = (...breaks: string[]): Planted => ({ where: 'lived', breaks, within: 40 });

export const planted = {
  'ack before commit': lived('P3', 'P4'),
  'cursor off by one': lived('P4'),
  'live between read and commit': lived('P4'),
  'repeated batch believed unseen': lived('P3', 'P4', 'P5'),
  'device number given twice': lived('P4'),
  'hidden cell lost in compaction': lived('P4'),
  'snapshot counted too far': lived('P4'),
  'thawed leader writes on': lived('P2', 'P4'),
  'save claimed before the disk': lived('P2', 'P3', 'P4'),
  'ahead believed though not kept': { where: 'lived', breaks: ['P4'], within: 120 },
  'repeated call run again': lived('P5'),
  'forged pointer believed': lived('P4'),
  // Seldom: a right has to end in the very turn in which a batch is taken. Those before are known to be without.
  'revocation between check and commit': { where: 'lived', breaks: ['P1', 'P3', 'P4', 'P9'], from: 171, within: 220 },
  'grant while offline': lived('P4'),
  'author lost before commit': lived('P4'),
  'batch half refused': lived('P3', 'P4', 'P5'),
  'what a device keeps is forgotten': { where: 'asking', breaks: ['P4'], within: 40 },
  'ledger append before the tail is back': { where: 'restored', breaks: ['P8'], within: 40 },
  'erased document re-offered': { where: 'epochs', breaks: ['P1', 'P4'], within: 60 },
  'undetected rollback of the relay': { where: 'restored', breaks: ['P2', 'P4'], within: 40 },
  'relay believed by its name': { where: 'lost secret', breaks: ['P6'], within: 20 },
} as const satisfies Record<string, Planted>;

export type Fault = keyof typeof planted;
export const faults = Object.keys(planted) as readonly Fault[];
