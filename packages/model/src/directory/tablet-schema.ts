// Shared tablets in the directory: what one is, and what is decided about it.
import type { PersonId, SpaceId, TabletId } from '../ids.ts';

/** A browser that several people of a space use in turn, each with a device of their own on it. */
export interface DirectoryTablet {
  readonly by: PersonId;
  readonly since: number;
  readonly of: SpaceId;
  /** Of what the browser shows when it asks who is on it. */
  readonly secretHash: string;
  /** After so many minutes without a touch whoever is in is signed out. */
  readonly idle: number;
  readonly closed: boolean;
}
export const idleMinutes = { least: 1, usual: 2, most: 60 } as const;

export type TabletDecision =
  | {
      readonly type: 'tablet-made';
      readonly tablet: TabletId;
      readonly of: SpaceId;
      readonly secretHash: string;
      readonly idle: number;
    }
  /** With it every device on it is revoked. */
  | { readonly type: 'tablet-closed'; readonly tablet: TabletId };
