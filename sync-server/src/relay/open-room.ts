// Opens a workspace's room: follows the log first, then folds its ledger, so that no commit falls between the two.
import { Rights } from '../access/rights.ts';
import { firstChain } from '../log/entry-bytes.ts';
import type { Commit } from '../log/contract.ts';
import { Room } from './room.ts';
import type { RoomOptions } from './room-options.ts';

export interface OpenRoom {
  readonly room: Room;
  /** Ends every connection and lets the log go. */
  close(code: number, reason: string): void;
}

const timeOf = ({ entries }: Commit): number =>
  entries.reduce((latest, entry) => (entry.kind === 'update' ? Math.max(latest, entry.time) : latest), 0);

export async function openRoom(options: Omit<RoomOptions, 'rights' | 'lineNow'>): Promise<OpenRoom> {
  const { log, workspace, foldable, now } = options;
  const early: Commit[] = [];
  let pass = (commit: Commit): void => void early.push(commit);
  let latest = 0;
  const unfollow = log.follow(workspace, (commit) => {
    latest = Math.max(latest, timeOf(commit));
    pass(commit);
  });
  const found = await log.head(workspace);
  latest = Math.max(latest, found?.time ?? 0);
  const head = found?.cursor ?? { number: 0, chain: firstChain };
  const rights = new Rights();
  const ledger = await log.ledgerAfter(workspace, 0);
  rights.fold(foldable(ledger));
  rights.reach(ledger.at(-1)?.number ?? 0);
  const room = new Room({ ...options, rights, lineNow: () => Math.max(now(), latest) }, head);
  for (const commit of early) room.pass(commit);
  pass = (commit) => room.pass(commit);
  const close = (code: number, reason: string): void => {
    unfollow();
    room.close(code, reason);
  };
  return { room, close };
}
