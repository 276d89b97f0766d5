// The pages that other programs have open, and the way in for one more. A page is let go with its last reader.
import { linkNamed } from '@baton/model/directory/link-queries';
import type { LinkId, PersonId } from '@baton/model/ids';
import { closeCodes } from '@baton/protocol/frames';
import { isStockClient } from '@baton/replica/client-id';
import { parseDoc } from '@baton/replica/layout';
import type { News } from '@baton/replica/stock/news';
import type { Allowance, Rate } from '../access/rate.ts';
import type { Line } from '../relay/connection.ts';
import type { OpenWorkspace, Relay } from '../relay/relay.ts';
import type { Services } from '../services.ts';
import { StockConnection, type StockOptions } from './stock-connection.ts';
import { StockPage } from './stock-page.ts';
import { talkDocs } from './talk-docs.ts';

export interface StockGuest {
  readonly workspace: OpenWorkspace;
  /** Or the link by which it comes: the author of what it writes (model/directory/link-queries). */
  readonly person: PersonId;
  /** The device by whose session it comes; null: by a link. */
  readonly device: string | null;
  readonly doc: string;
}
type Standing = Pick<StockOptions, 'isLive' | 'over' | 'lookMs' | 'isTold' | 'isTalk' | 'mayAdd'>;

const bySession = (isLive: () => boolean): Standing => ({
  isLive,
  over: [closeCodes.revoked, 'this session has ended'],
  lookMs: 15_000,
  isTold: true,
  isTalk: false,
  mayAdd: () => true,
});

/** A link that is taken back is dark within a second. */
const linkLookMs = 500;
/** Bytes that whoever has a link may write by it. */
const writing: Allowance = { burst: 8_000_000, perMinute: 1_000_000 };
/** Cells of what is said by a link; a comment has four or five. */
const saying: Allowance = { burst: 50, perMinute: 10 };
/** In one quarter. */
const mostSaid = 2_500;
/** Under one client id: given back after a loss it is one portion, and no comment in it is cut. */
const mostByOneId = 1_000;

/** What is said by a link in one of its feeds, counted and bounded in rate. */
const mayAddTalk =
  ({ rate, page, person }: { rate: Rate; page: StockPage; person: string }): StockOptions['mayAdd'] =>
  (news) => {
    const cells = news.reduce((sum, { from, to }) => sum + to - from, 0);
    const before = [...page.clocks]
      .filter(([client]) => isStockClient(client))
      .reduce((sum, [, next]) => sum + next, 0);
    const isPortion = news.every(({ to }) => to <= mostByOneId);
    return isPortion && before + cells <= mostSaid && rate.take(`said by ${person}`, saying, cells);
  };
const bytesIn = (news: readonly News[]): number => news.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** Who comes by a link is told of nobody; what they write is bounded, since nobody knows who they are. */
function byLink(
  { workspace, person, doc }: StockGuest,
  { rate, now, page }: { rate: Rate; now: () => number; page: StockPage },
): Standing {
  const { rights } = workspace;
  const isTalk = parseDoc(doc)?.class === 'feed';
  const notAfter = (): number => (rights.directory && linkNamed(rights.directory, person)?.link.notAfter) ?? 0;
  return {
    isLive: () => rights.mayRead(person, doc) && notAfter() > now(),
    over: [closeCodes.notAllowed, 'the link is over'],
    lookMs: linkLookMs,
    isTold: false,
    isTalk,
    mayAdd: isTalk
      ? mayAddTalk({ rate, page, person })
      : (news) => rate.take(`written by ${person}`, writing, bytesIn(news)),
  };
}

interface Pages {
  readonly of: Map<string, StockPage>;
  readonly unfollow: () => void;
}

type Asked = Omit<StockGuest, 'device'>;
/** Whether there is such a page for this person; what is none looks like one that is not there. */
export const isPageFor = ({ workspace, person, doc }: Asked): boolean =>
  parseDoc(doc)?.class === 'page' && workspace.rights.mayRead(person, doc);

/** Or what is said with the holders of this link. */
export const isForLink = (asked: Asked & { readonly link: LinkId; readonly now: number }): boolean => {
  const { workspace, person, doc, link, now } = asked;
  return isPageFor(asked) || (talkDocs(workspace, link, now).includes(doc) && workspace.rights.mayRead(person, doc));
};

/** Whoever has a link may pass it on. A window opens its page and each feed of its talk once. */
const [mostByOneLink, mostByLinks] = [100, 1_000] as const;

/** How many windows came by each link: as many as have the same document open. */
function windowsByLink(guests: Iterable<StockGuest>): ReadonlyMap<string, number> {
  const [lines, windows] = [new Map<string, number>(), new Map<string, number>()];
  for (const { device, person, doc } of guests) {
    if (device !== null) continue;
    const count = (lines.get(`${person} ${doc}`) ?? 0) + 1;
    lines.set(`${person} ${doc}`, count);
    windows.set(person, Math.max(windows.get(person) ?? 0, count));
  }
  return windows;
}

export class StockDoor {
  readonly #relay: Relay;
  readonly #rate: Rate;
  readonly #open = new Map<string, Pages>();
  readonly #connections = new Map<StockConnection, StockGuest>();

  constructor({ relay, rate }: Pick<Services, 'relay' | 'rate'>) {
    this.#relay = relay;
    this.#rate = rate;
  }

  /** False: so many came by links, or by this one, that others would be kept out. */
  hasRoomFor(guest: StockGuest): boolean {
    if (guest.device !== null) return true;
    const windows = windowsByLink([...this.#connections.values(), guest]);
    const all = [...windows.values()].reduce((sum, count) => sum + count, 0);
    return all <= mostByLinks && (windows.get(guest.person) ?? 0) <= mostByOneLink;
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
      ...(device === null
        ? byLink(guest, { rate: this.#rate, now: this.#relay.options.now, page })
        : bySession(() => rights.liveNumber(device) !== undefined)),
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
      if (guest.workspace.id === workspace && guest.device !== null && devices.includes(guest.device))
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
