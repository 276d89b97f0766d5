// The pages that other programs have open, and the way in for one more. A page is let go with its last reader.
import type { PersonId } from '@baton/model/ids';
import { closeCodes } from '@baton/protocol/frames';
import { parseDoc } from '@baton/replica/layout';
import type { Line } from '../relay/connection.ts';
import type { OpenWorkspace, Relay } from '../relay/relay.ts';
import { StockConnection } from './stock-connection.ts';
import { StockPage } from './stock-page.ts';

export interface StockGuest {
  readonly workspace: OpenWorkspace;
  readonly person: PersonId;
  /** The device by whose session it comes. */
  readonly device: string;
  readonly doc: string;
}
interface Pages {
  readonly of: Map<string, StockPage>;
  readonly unfollow: () => void;
}

/** Whether there is such a page for this person; what is none looks like one that is not there. */
export const isPageFor = ({ workspace, person, doc }: Omit<StockGuest, 'device'>): boolean =>
  parseDoc(doc)?.class === 'page' && workspace.rights.mayRead(person, doc);

export class StockDoor {
  readonly #relay: Relay;
  readonly #open = new Map<string, Pages>();
  readonly #connections = new Map<StockConnection, StockGuest>();

  constructor(relay: Relay) {
    this.#relay = relay;
  }

  enter(guest: StockGuest, line: Line): StockConnection {
    const { workspace, person, device, doc } = guest;
    const { rights, room } = workspace;
    const page = this.#pageOf(workspace.id, doc);
    const connection = new StockConnection({
      person,
      page,
      rights,
      carets: room.carets,
      line,
      schedule: this.#relay.options.schedule,
      isLive: () => rights.liveNumber(device) !== undefined,
    });
    this.#connections.set(connection, guest);
    return connection;
  }

  /** Its socket is gone. */
  leave(connection: StockConnection): void {
    connection.onClose();
    this.#connections.delete(connection);
    for (const [workspace, { of, unfollow }] of this.#open) {
      for (const [doc, { listeners }] of of) if (listeners.size === 0) of.delete(doc);
      if (of.size > 0) continue;
      unfollow();
      this.#open.delete(workspace);
    }
  }

  /** What came in by sessions that are over now. */
  shutOut(workspace: string, devices: readonly string[]): void {
    for (const [connection, guest] of this.#connections)
      if (guest.workspace.id === workspace && devices.includes(guest.device))
        connection.close(closeCodes.signedOut, 'signed out everywhere');
  }

  close(): void {
    for (const connection of this.#connections.keys()) connection.close(closeCodes.restart, 'the relay restarts');
  }

  #pageOf(workspace: string, doc: string): StockPage {
    const { log } = this.#relay.options;
    const pages = this.#open.get(workspace) ?? this.#follow(workspace);
    const page = pages.of.get(doc) ?? new StockPage({ log, workspace, doc });
    pages.of.set(doc, page);
    return page;
  }
  #follow(workspace: string): Pages {
    const of = new Map<string, StockPage>();
    const unfollow = this.#relay.options.log.follow(workspace, (commit) => {
      for (const page of of.values()) page.pass(commit);
    });
    const pages = { of, unfollow };
    this.#open.set(workspace, pages);
    return pages;
  }
}
