// How a workspace's line stands: in which incarnation, and whether it is being filled again after a loss. Kept beside the line itself, so that whoever restores the one restores the other.

export interface Standing {
  /** Client ids of one incarnation are never given by another. 1 to 255. */
  readonly incarnation: number;
  /** Devices give back what was lost; edits flow, nothing is decided. */
  readonly isRecovering: boolean;
  /**
   * The last decision when it was opened again: those up to there may name places of the line that was lost. Left out: it
   * never was.
   */
  readonly opened?: number;
}
export type StandingChange =
  /** The line was set back. @param above the highest incarnation of which anything was seen. */
  | { readonly do: 'renew'; readonly above: number }
  /** What was lost is back, as far as it is anywhere: decisions go on. */
  | { readonly do: 'open'; readonly decided?: number };

export const firstStanding: Standing = { incarnation: 1, isRecovering: false };
const lastIncarnation = 255;
/** How far the incarnation rises at most when a backup is restored. */
export const mostLeap = 6;

export function changeStanding(standing: Standing, change: StandingChange): Standing {
  if (change.do === 'open') {
    const { decided } = change;
    return { ...standing, isRecovering: false, ...(decided === undefined ? {} : { opened: decided }) };
  }
  const incarnation = Math.max(standing.incarnation, change.above) + 1;
  if (incarnation > lastIncarnation) throw new Error('the relay was set back 254 times: its client ids are used up');
  return { incarnation, isRecovering: true };
}
