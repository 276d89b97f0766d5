// What an open workspace asks of its relay over HTTP beside statements.
import { fromBase64 } from '@baton/ledger/bytes';
import { HistoryTold, SignedOut } from '@baton/protocol/http';
import type { WorkspaceId } from '@baton/model/ids';
import { call, isNotDone, type Door, type NotDone } from './door.ts';
import { fileCalls, type FileCalls } from './file-calls.ts';
import type { KnownRelay, Prover } from './known-relay.ts';
import { signRelayKey, type NewKeySaid } from './new-key.ts';
import type { HeldDecisions } from './refilling.ts';

export interface RelayCalls {
  /** Blobs of replica/history, from the document's first entry on; null when the relay does not answer. */
  history(doc: string): Promise<readonly Uint8Array[] | null>;
  /** Whether the relay has ended this device's session. */
  endSession(): Promise<boolean>;
  /** Signs the relay's new key in and brings it the decisions; null when that is done. */
  readonly signRelayKey?: (said: NewKeySaid) => Promise<NotDone | null>;
  /** Left out where there are no files. */
  readonly files?: FileCalls;
}
type Caller = Pick<Door, 'relay' | 'fetch' | 'renew' | 'prove'>;

interface CallsOf extends Prover {
  readonly workspace: WorkspaceId;
  readonly known: KnownRelay;
  readonly held: () => Promise<HeldDecisions>;
  readonly now: () => number;
}

export const relayCalls = (door: Caller, of: CallsOf): RelayCalls => ({
  signRelayKey: (said) => signRelayKey({ relay: door.relay, fetch: door.fetch }, { ...of, ...said }),
  files: fileCalls(door, of.workspace),
  async history(doc) {
    const told = await call(door, { path: '/api/history', body: { workspace: of.workspace, doc } }, HistoryTold);
    if (isNotDone(told)) return null;
    return told.history.map((text) => fromBase64(text)).filter((blob) => blob !== undefined && blob !== null);
  },
  async endSession() {
    // Without `renew`: a session that is over is not opened again to be ended.
    const { relay, fetch } = door;
    const told = await call({ relay, fetch }, { method: 'DELETE', path: `/api/sessions/${of.workspace}` }, SignedOut);
    return !isNotDone(told) || told.kind === 'signed-out';
  },
});
