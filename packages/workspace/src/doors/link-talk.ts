// What is said with whoever has a link that may comment: its feeds through the door of other programs, one line each. What
// is said here counts as sent when it comes back from the relay, and is said again after each fall until then.
import { commentsOn, type CommentAnswer } from '@baton/model/comment/queries';
import type { LinkId } from '@baton/model/ids';
import type { LinkOpened } from '@baton/protocol/http-links';
import { isStep2End, readStock, step1Of, updateOf } from '@baton/protocol/stock';
import { recordOfDoc } from '@baton/replica/layout';
import { LinkedTalk, type Said, type Saying } from '@baton/replica/writing/linked-talk';
import { isSaidName, isSaidText, longestName, longestSaid } from '@baton/replica/cells/said';
import type { Connection, ConnectionHandlers, Scheduler } from '../ports.ts';

export { longestName, longestSaid };
type Opened = Extract<LinkOpened, { ok: true }>;
export type Talking = NonNullable<Opened['talk']>;
export interface Unsent {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}
export interface TalkStand {
  readonly comments: readonly CommentAnswer[];
  readonly unsent: readonly Unsent[];
  /** All that was said before is here. */
  readonly isWhole: boolean;
  readonly isReached: boolean;
  /** What the relay did not take, to be said later; null: it took all. */
  readonly notTaken: string | null;
}
export interface LinkTalkOptions {
  readonly link: LinkId;
  /** For a client id, as other programs make theirs up. */
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => number;
  readonly connect: (path: string, handlers: ConnectionHandlers) => Connection;
  readonly scheduler: Scheduler;
  /** A line fell: `open` comes with a fresh pass, or `close`, or nothing while the relay is away. */
  readonly again: () => Promise<void>;
}
interface Words extends Omit<Saying, 'at'> {
  readonly doc: string;
}
/** `client`: under which it was said last. */
type Pending = Words & Said & { readonly client: number };

/** Too much, not allowed, no message: said again it would be refused again. */
const refused: ReadonlySet<number> = new Set([4400, 4403, 4413]);
/** The client id is another's, or was used before the talk began anew. */
const foreignClient = 4409;
const [againMs, afterRefusalMs] = [2_000, 20_000] as const;

export class LinkTalk {
  readonly #options: LinkTalkOptions;
  readonly #talk: LinkedTalk;
  readonly #lines = new Map<string, Connection>();
  readonly #whole = new Set<string>();
  readonly #hearers = new Set<() => void>();
  #opened: (Talking & { readonly pass: string; readonly ahead: number }) | undefined;
  #pending: Pending[] = [];
  #notTaken: string | null = null;
  #client = 0;
  #stop: (() => void) | null = null;
  #stand: TalkStand = { comments: [], unsent: [], isWhole: false, isReached: true, notTaken: null };

  constructor(options: LinkTalkOptions) {
    this.#options = options;
    this.#talk = new LinkedTalk(options.link, this.#client);
    this.#beginAnew();
  }

  /** The same value until something changes. */
  stand = (): TalkStand => this.#stand;
  follow = (hear: () => void): (() => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  /** With a fresh pass; lines that are open stay. */
  open(talk: Talking, pass: string): void {
    this.#opened = { ...talk, pass, ahead: talk.now - this.#options.now() };
    for (const doc of talk.docs) if (!this.#lines.has(doc)) this.#dial(doc);
  }

  /** False: there is nothing to say, or no name to say it under. */
  say({ name, text, answers }: { readonly name: string; readonly text: string; readonly answers?: string }): boolean {
    const doc = this.#opened?.docs.at(-1);
    const [as, words] = [name.replace(/\s+/gu, ' ').trim(), text.trim()];
    if (doc === undefined || !isSaidName(as) || !isSaidText(words)) return false;
    this.#pending.push(this.#said({ doc, name: as, text: words, answers }));
    this.#notTaken = null;
    this.#tell();
    return true;
  }

  close(): void {
    this.#opened = undefined;
    this.#stop?.();
    this.#stop = null;
    for (const line of this.#lines.values()) line.close();
    this.#lines.clear();
  }

  /** What is said next stands under a client id that nobody else has, and on nothing of what was refused. */
  #beginAnew(): void {
    this.#client = [...this.#options.random(4)].reduce((sum, byte) => sum * 256 + byte, 0);
    this.#talk.beginAnew(this.#client);
  }

  #said({ doc, name, text, answers }: Words): Pending {
    const at = this.#options.now() + (this.#opened?.ahead ?? 0);
    const said = this.#talk.say(doc, { name, text, at, answers });
    this.#lines.get(doc)?.send(updateOf(said.update));
    return { doc, name, text, answers, ...said, client: this.#client };
  }

  #dial(doc: string): void {
    const { pass } = this.#opened ?? {};
    if (pass === undefined) return;
    const line = this.#options.connect(`/yjs/${doc}?link=${pass}`, {
      opened: () => line.send(step1Of(new Map())),
      message: (bytes) => this.#hear(doc, bytes),
      closed: (code) => this.#fallen(doc, code),
    });
    this.#lines.set(doc, line);
  }

  #hear(doc: string, bytes: Uint8Array): void {
    const message = readStock(bytes);
    if (message?.type !== 'step2' && message?.type !== 'update') return;
    if (message.type === 'step2' && isStep2End(message.update)) this.#arrived(doc);
    else this.#take(doc, message.update);
    this.#tell();
  }

  /** What was stored before the fall has been heard by now: the rest is said again. */
  #arrived(doc: string): void {
    this.#whole.add(doc);
    this.#pending = this.#pending.map((one) => {
      if (one.doc !== doc) return one;
      if (one.client !== this.#client) return this.#said(one);
      this.#lines.get(doc)?.send(updateOf(one.update));
      return one;
    });
  }

  #take(doc: string, update: Uint8Array): void {
    const heard = this.#talk.hear(doc, update);
    const [here, waiting] = [this.#pending.filter(({ id }) => heard.has(id)), this.#pending];
    this.#pending = waiting.filter(({ id }) => !heard.has(id));
    // Whoever has the link can write under an id that they saw, where this window would have gone on.
    const replaced = here.filter((one) => !this.#isHeard(one));
    if (replaced.length === 0) return;
    this.#beginAnew();
    this.#pending.push(...replaced.map((one) => this.#said(one)));
  }

  #isHeard({ id, name, text }: Pending): boolean {
    const row = this.#talk.rows.comments.get(id);
    return row?.text === text && row.as === name;
  }

  #fallen(doc: string, code: number): void {
    this.#lines.delete(doc);
    if (this.#opened === undefined) return;
    if (code === foreignClient) this.#beginAnew();
    if (refused.has(code) && this.#pending.some((one) => one.doc === doc)) this.#giveBack();
    this.#dialLater(refused.has(code) ? afterRefusalMs : againMs);
    this.#tell();
  }

  /** Never with the pass that it had: that may be over, by its time or with its link. */
  #dialLater(ms: number): void {
    this.#stop ??= this.#options.scheduler.after(ms, () => {
      this.#stop = null;
      if (this.#isReached()) return;
      void this.#options.again().finally(() => {
        if (this.#opened !== undefined && !this.#isReached()) this.#dialLater(againMs);
      });
    });
  }

  #isReached(): boolean {
    return this.#opened?.docs.every((doc) => this.#lines.has(doc)) ?? true;
  }

  #giveBack(): void {
    this.#notTaken = this.#pending.map(({ text }) => text).join('\n\n');
    this.#pending = [];
    this.#beginAnew();
  }

  #tell(): void {
    const { docs = [] } = this.#opened ?? {};
    const task = recordOfDoc(docs.at(-1) ?? '') ?? '';
    this.#stand = {
      comments: commentsOn.answer(this.#talk.rows, this.#talk.ctx, { task }),
      unsent: this.#pending,
      isWhole: docs.every((doc) => this.#whole.has(doc)),
      isReached: this.#isReached(),
      notTaken: this.#notTaken,
    };
    for (const hear of this.#hearers) hear();
  }
}
