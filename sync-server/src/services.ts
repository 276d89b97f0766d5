// What routes are given: the relay's parts, made once in main.ts (or by a test).
import type { Cutter } from './compaction/cutter.ts';
import type { FileDesk } from './files/file-desk.ts';
import type { HeldTray } from './held/held-tray.ts';
import type { Host } from './ops/host.ts';
import type { Guest } from './relay/peer.ts';
import type { Relay } from './relay/relay.ts';
import type { Once } from './access/once.ts';
import type { Rate } from './access/rate.ts';
import type { SessionBook } from './access/session-book.ts';
import type { Identity } from './identity/identity.ts';
import type { Post } from './mail/post.ts';
import type { CodeBook } from './routes/device-codes/code-book.ts';

export type Ticket = Guest & { readonly workspace: string };
export interface Services extends Identity {
  readonly relay: Relay;
  readonly founding: 'open' | 'first' | 'closed' | undefined;
  readonly sessions: SessionBook;
  readonly tickets: Once<Ticket>;
  readonly challenges: Once<true>;
  readonly codes: CodeBook;
  readonly post: Post;
  readonly held: HeldTray;
  readonly files: FileDesk;
  /** Reads what tasks say by the log. */
  readonly contents: Pick<Cutter, 'content'>;
  readonly rate: Rate;
  /** It was emptied, and takes its workspaces back from devices (baton restore --from-devices). */
  readonly refilling?: boolean;
  readonly demoDate?: string | undefined;
  readonly now: () => number;
  /** Left out in tests that run on no machine. */
  readonly host?: Host | undefined;
}
