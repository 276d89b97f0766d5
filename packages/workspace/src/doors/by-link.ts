// A page as whoever has a share link reads it: no account, no device, nothing kept. The relay is asked what the link
// opens; the page then comes through the door of other programs (protocol/stock), which knows no acknowledgement: what
// was written here is said again after each fall, and the relay takes what is news.
import { LinkOpened, type ShutLink } from '@baton/protocol/http-links';
import { isStep2End, readStock, step1Of, updateOf, awarenessOf } from '@baton/protocol/stock';
import type { LinkId } from '@baton/model/ids';
import type { PageLink } from '../contract.ts';
import type { Connection, ConnectionHandlers, Scheduler } from '../ports.ts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';
import { LinkTalk } from './link-talk.ts';
import type { ShareLinkTold } from './links.ts';

export type { ShutLink };
export type OpenedLink = Extract<LinkOpened, { ok: true }>;
export type LinkStand =
  | { readonly at: 'looking' }
  /** The relay did not answer, or in a way that is not understood; nothing of the page is here. */
  | { readonly at: 'not-reached'; readonly why: NotDone }
  | { readonly at: 'shut'; readonly shut: ShutLink }
  /** `turn`: another one begins the page anew. `isReached`: false while the relay is away. */
  | { readonly at: 'open'; readonly opened: OpenedLink; readonly turn: number; readonly isReached: boolean }
  /** What is written here the relay does not take, however often it is said. */
  | { readonly at: 'stuck'; readonly opened: OpenedLink };

export interface ByLinkOptions {
  readonly door: Pick<Door, 'relay' | 'fetch' | 'random' | 'now'>;
  readonly told: ShareLinkTold;
  /** @param path from the relay's origin on. */
  readonly connect: (path: string, handlers: ConnectionHandlers) => Connection;
  readonly scheduler: Scheduler;
  readonly onStand: (stand: LinkStand) => void;
}
/** What the editor binds to. */
export type LinkedPage = Omit<PageLink, 'onReset'>;

const notAllowed = 4403;
/** Client id another's, too much, or no message: said again it would be refused again. */
const final: ReadonlySet<number> = new Set([4400, 4409, 4413]);
const waits = [500, 1_000, 2_000, 5_000] as const;

export class ByLink {
  readonly #options: ByLinkOptions;
  #stand: LinkStand = { at: 'looking' };
  #password: string | undefined;
  #turn = 0;
  #connection: Connection | undefined;
  #isOver = false;
  #falls = 0;
  #cancel: () => void = () => undefined;
  /** What came of the page, and what was written here, in this turn. */
  #bytes: Uint8Array[] = [];
  #mine: Uint8Array[] = [];
  #isWhole = false;
  #whole: (() => void)[] = [];
  #talk: LinkTalk | undefined;
  readonly #readers = new Set<(update: Uint8Array) => void>();

  constructor(options: ByLinkOptions) {
    this.#options = options;
  }

  /** Asks what the link opens, and opens it. @param password is remembered for as long as this window is here. */
  async look(password?: string): Promise<void> {
    this.#password = password ?? this.#password;
    const answer = await this.#ask();
    if (this.#isOver) return;
    if (isNotDone(answer)) return this.#notReached(answer);
    if (!answer.ok) return this.#shut(answer);
    this.#open(answer);
  }

  #ask(): Promise<LinkOpened | NotDone> {
    const { workspace, secret } = this.#options.told;
    const asked = this.#password === undefined ? {} : { password: this.#password };
    return call(this.#options.door, { path: '/api/links/open', body: { workspace, secret, ...asked } }, LinkOpened);
  }

  /** The page of this turn, once all of it is here. */
  async page(): Promise<LinkedPage> {
    if (!this.#isWhole) await new Promise<void>((resolve) => this.#whole.push(resolve));
    const opened = this.#stand.at === 'open' ? this.#stand.opened : undefined;
    const client = [...this.#options.door.random(4)].reduce((sum, byte) => sum * 256 + byte, 0);
    return {
      bytes: [...this.#bytes],
      client,
      mayWrite: opened?.right === 'edit',
      write: async (update) => {
        this.#mine.push(update);
        this.#connection?.send(updateOf(update));
      },
      onUpdate: (handler) => {
        const hear = (update: Uint8Array) => handler(update, '' as never);
        this.#readers.add(hear);
        return () => this.#readers.delete(hear);
      },
      caret: (update) => this.#connection?.send(awarenessOf(update)),
      // Who came by a link is told of nobody.
      onCarets: () => () => undefined,
      close: () => undefined,
    };
  }

  /** What is said with its holders; undefined: by this link nothing is. */
  get talk(): LinkTalk | undefined {
    return this.#talk;
  }

  close(): void {
    this.#isOver = true;
    this.#talk?.close();
    this.#cancel();
    this.#connection?.close();
  }

  #say(stand: LinkStand): void {
    this.#stand = stand;
    this.#options.onStand(stand);
  }

  #notReached(why: NotDone): void {
    const before = this.#stand;
    if (before.at !== 'open') return this.#say({ at: 'not-reached', why });
    this.#say({ ...before, isReached: false });
    this.#again();
  }

  #shut(shut: ShutLink): void {
    // Nothing of the page is kept by a window whose link is over.
    this.#forget();
    this.#hush();
    this.#say({ at: 'shut', shut });
  }

  #forget(): void {
    this.#bytes = [];
    this.#mine = [];
    this.#isWhole = false;
    this.#readers.clear();
  }

  /** A line of the talk fell, and the page's perhaps not. */
  async #talkAgain(): Promise<void> {
    const answer = await this.#ask();
    if (this.#isOver || this.#stand.at !== 'open' || isNotDone(answer)) return;
    if (answer.ok) return this.#openTalk(answer);
    this.#connection?.close();
    this.#shut(answer);
  }

  #hush(): void {
    this.#talk?.close();
    this.#talk = undefined;
  }

  #openTalk({ talk, pass, link }: OpenedLink): void {
    if (talk === undefined) return this.#hush();
    const { door, connect, scheduler } = this.#options;
    const { random, now } = door;
    this.#talk ??= new LinkTalk({
      link: link as LinkId,
      random,
      now,
      connect,
      scheduler,
      again: () => this.#talkAgain(),
    });
    this.#talk.open(talk, pass);
  }

  #open(opened: OpenedLink): void {
    const before = this.#stand;
    this.#openTalk(opened);
    const goesOn = before.at === 'open' && before.opened.right === opened.right && before.opened.page === opened.page;
    if (!goesOn) {
      this.#forget();
      this.#turn += 1;
    }
    this.#say({ at: 'open', opened, turn: this.#turn, isReached: goesOn ? before.isReached : true });
    const path = `/yjs/${opened.page}?link=${opened.pass}`;
    this.#connection = this.#options.connect(path, {
      opened: () => this.#connection?.send(step1Of(new Map())),
      message: (bytes) => this.#hear(bytes),
      closed: (code) => this.#fallen(code),
    });
  }

  #hear(bytes: Uint8Array): void {
    const message = readStock(bytes);
    if (this.#stand.at !== 'open' || !message) return;
    if (message.type === 'step1') for (const update of this.#mine) this.#connection?.send(updateOf(update));
    if (message.type === 'step2' && isStep2End(message.update)) this.#arrived();
    else if (message.type === 'step2' || message.type === 'update') this.#take(message.update);
  }

  #take(update: Uint8Array): void {
    this.#bytes.push(update);
    for (const reader of this.#readers) reader(update);
  }

  #arrived(): void {
    this.#falls = 0;
    this.#isWhole = true;
    for (const tell of this.#whole.splice(0)) tell();
    if (this.#stand.at === 'open') this.#say({ ...this.#stand, isReached: true });
  }

  #fallen(code: number): void {
    this.#connection = undefined;
    if (this.#isOver || this.#stand.at !== 'open') return;
    if (final.has(code)) return this.#say({ at: 'stuck', opened: this.#stand.opened });
    // Either the link is over or an edit was not taken: the relay says which, and the page begins anew.
    if (code === notAllowed) {
      this.#say({ at: 'looking' });
      return void this.look();
    }
    this.#say({ ...this.#stand, isReached: false });
    this.#again();
  }

  #again(): void {
    const wait = waits[Math.min(this.#falls, waits.length - 1)] ?? 0;
    this.#falls += 1;
    this.#cancel = this.#options.scheduler.after(wait, () => void this.look());
  }
}
