// Bytes of files as a screen sees them: kept on this device at once, brought to the relay by themselves, fetched when they
// are opened. Which file hangs where is told by records (model/file).
import type { Refusal } from '@baton/model/refusal';
import type { Stop } from './contract.ts';

/** What a command that hangs a file says of its bytes. */
export interface KeptBytes {
  readonly hash: string;
  readonly size: number;
  readonly type: string;
}
export interface FileStand {
  readonly hash: string;
  readonly size: number;
  /** Its bytes are on this device. */
  readonly here: boolean;
  /** waiting: for the relay, or for its turn · sending · refused: `why` says why, and it is kept here · kept: the relay has it. */
  readonly relay: 'kept' | 'waiting' | 'sending' | 'refused';
  /** Bytes that the relay has of one that is sent, and that came of one that is fetched. */
  readonly moved: number;
  readonly fetching: boolean;
  /** It stays here, or comes here by itself, with what somebody keeps on this device. */
  readonly pinned: boolean;
  readonly why: string | null;
}
/** What a tab asks of whoever leads. */
export type FileAct =
  | { readonly do: 'keep'; readonly file: Blob; readonly isDraft: boolean }
  | { readonly do: 'release'; readonly hash: string }
  | { readonly do: 'read'; readonly hash: string; readonly size: number }
  | { readonly do: 'retry'; readonly hash: string };
export interface FilesDoor {
  /**
   * Strictly kept when it resolves. Refused: there is no room, and nothing was kept or lost.
   * @param how of a draft they stay until it is sent or releases them; others that nobody hangs go within a day.
   */
  keepFile(file: Blob, how?: { readonly isDraft: boolean }): Promise<KeptBytes | Refusal>;
  /** A draft does without it. */
  releaseFile(hash: string): Promise<void>;
  /** From this device, else from the relay, verified. */
  readFile(of: Pick<KeptBytes, 'hash' | 'size'>): Promise<Blob | Refusal>;
  /** Of those that are here or on their way, whenever one of them moves. */
  onFiles(handler: (stands: readonly FileStand[]) => void): Stop;
  /** One that the relay refused is offered to it again. */
  retryFile(hash: string): Promise<void>;
}
