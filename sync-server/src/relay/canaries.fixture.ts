// Random histories of a workspace in which everything that somebody says holds a word of its own, and a tally, kept apart
// from the relay's rights, of who may ever have met it.
import { createEncoder } from '@baton/protocol/codec';
import type { RelayFrame } from '@baton/protocol/frames';
import { homeNameOf } from '@baton/model/directory/home-name';
import type { Decision } from '@baton/model/directory/schema';
import { clientIdOf } from '@baton/replica/client-id';
import { newId, writer, type Joined, type TestDevice } from '../test/device.fixture.ts';
import { guestOf } from '../test/guest.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../test/scene.fixture.ts';
import { writeMarks } from './awareness.ts';

export type Name = 'ann' | 'bo' | 'cy' | 'gil';
const names: readonly Name[] = ['ann', 'bo', 'cy', 'gil'];
const colleagues: readonly Name[] = ['ann', 'bo', 'cy'];

/** Where something can be said, and who reads it now. */
interface Room {
  readonly space: string;
  readonly group: string | null;
  isOpen: boolean;
  readonly members: Set<Name>;
  /** What was said here so far: whoever comes to read it is sent it whole. */
  readonly said: Set<string>;
}
const reads = (room: Room, who: Name): boolean => room.members.has(who) || (room.isOpen && who !== 'gil');

export class Office {
  readonly scene: Scene;
  readonly joined: Joined;
  readonly devices: Readonly<Record<Name, TestDevice>>;
  /** Word → who may have met it. */
  readonly may = new Map<string, Set<Name>>();
  /** Word → who must have met it by the end: what is kept, and whom it was kept for. */
  readonly kept = new Map<string, Room>();
  readonly answers: Record<Name, string[]> = { ann: [], bo: [], cy: [], gil: [] };
  rooms: Room[] = [];
  readonly #peers = new Map<Name, TestPeer>();
  readonly #past: Record<Name, RelayFrame[]> = { ann: [], bo: [], cy: [], gil: [] };
  readonly #random: () => number;
  #count = 0;

  private constructor(of: Pick<Office, 'scene' | 'joined' | 'devices'>, random: () => number) {
    this.scene = of.scene;
    this.joined = of.joined;
    this.devices = of.devices;
    this.#random = random;
  }
  static async open(random: () => number): Promise<Office> {
    const scene = await openScene();
    const { joined, ...people } = await cast(scene, 'ann', 'bo', 'cy');
    const { space } = joined;
    const readers = [people.ann.person];
    await people.ann.propose(joined, { type: 'group-set', space, group: 'clients', readers });
    const groups = [homeNameOf(space, 'clients')];
    const { guest } = await guestOf(scene, { by: people.ann, joined, groups });
    const office = new Office({ scene, joined, devices: { ...people, gil: guest } }, random);
    for (const name of names) await office.come(name, false);
    return office;
  }

  pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.#random() * of.length)] as T;
  }
  word(room: Room | null, isKept: boolean): string {
    this.#count += 1;
    const word = `canary${this.#count}y`;
    this.may.set(word, new Set(room ? names.filter((name) => reads(room, name)) : []));
    if (room && isKept) {
      room.said.add(word);
      this.kept.set(word, room);
    }
    return word;
  }

  /** Two spaces of this history, one of them closed, each with a group. */
  async furnish(): Promise<void> {
    this.rooms = [];
    for (const isOpen of [true, false]) {
      const space = newId('s') as string;
      const members = isOpen ? [] : [this.devices.ann.person];
      const room: Room = { space, group: null, isOpen, members: new Set(isOpen ? [] : ['ann']), said: new Set() };
      const opening: Decision = { type: 'space-opened', space: space as never, open: isOpen, members };
      await this.decide(opening, this.word(room, true));
      const few: Room = { space, group: 'few', isOpen: false, members: new Set(['ann']), said: new Set() };
      this.rooms.push(room, few);
      await this.read(few, ['ann']);
    }
  }
  async decide(decision: Decision, text?: string): Promise<boolean> {
    const { status, json } = await this.devices.ann.propose(this.joined, decision, text);
    if (status !== 200) throw new Error(`${decision.type}: ${JSON.stringify(json)}`);
    return true;
  }
  /** Gives a group other readers. */
  async read({ space, group, members, said }: Room, now: readonly Name[]): Promise<void> {
    const readers = now.map((name) => this.devices[name].person);
    for (const name of now) for (const word of said) this.may.get(word)?.add(name);
    await this.decide({ type: 'group-set', space: space as never, group: group ?? '', readers });
    members.clear();
    for (const name of now) members.add(name);
  }
  /** Lets somebody into a closed space, or out of it. */
  async let(room: Room, who: Name): Promise<void> {
    const [space, { person }] = [room.space as never, this.devices[who]];
    if (room.members.has(who)) {
      await this.decide({ type: 'member-removed', space, person });
      room.members.delete(who);
    } else {
      for (const word of room.said) this.may.get(word)?.add(who);
      await this.decide({ type: 'member-added', space, person });
      room.members.add(who);
    }
  }

  readonly steps: readonly (() => Promise<void>)[] = [
    () => this.write(),
    () => this.write(),
    () => this.write(),
    () => this.present(),
    () => this.caret(),
    () => this.knock(),
    () => this.retitle(),
    async () => {
      const few = this.pick(this.rooms.filter(({ group }) => group !== null));
      await this.read(few, ['ann', ...(['bo', 'cy', 'gil'] as const).filter(() => this.#random() < 0.5)]);
    },
    async () => {
      const closed = this.rooms.find(({ group, isOpen }) => group === null && !isOpen);
      if (closed) await this.let(closed, this.pick(['bo', 'cy']));
    },
    () => this.come(this.pick(names), this.#random() < 0.5),
  ];

  /** In the name of whoever reads it; what somebody else says there is refused, and its words go nowhere. */
  async write(): Promise<void> {
    const room = this.pick(this.rooms);
    const who = this.pick(names);
    const home = room.group === null ? room.space : `${room.space}/${room.group}`;
    const doc = this.pick([`${room.group === null ? 'r' : 'x'}/${home}/0`, `f/${home}/${String(newId('t'))}/2026q1`]);
    const word = this.word(reads(room, who) ? room : null, reads(room, who));
    this.may.get(word)?.add(who);
    this.#count += 1;
    await this.#peers.get(who)?.push(this.#count, [writer(this.devices[who], doc, this.#count)(word)]);
  }
  async present(): Promise<void> {
    // Of what fewer have than the space a device says nothing.
    const [room, who] = [this.pick(this.rooms.filter(({ group }) => group === null)), this.pick(colleagues)];
    const word = this.word(reads(room, who) ? room : null, false);
    this.may.get(word)?.add(who);
    const at = `${room.space}/home`;
    this.#peers.get(who)?.say({ type: 'present', at, on: null, field: word });
    await this.scene.clock.pass(1_100);
    this.#peers.get(who)?.say({ type: 'present', at: '', on: null, field: null });
    await this.scene.clock.pass(1_100);
  }
  /** Everybody has the page open, or tries to. */
  async caret(): Promise<void> {
    const [room, who] = [this.pick(this.rooms), this.pick(colleagues)];
    const doc = `p/${room.group === null ? room.space : `${room.space}/${room.group}`}/${String(newId('t'))}`;
    for (const name of names) this.#peers.get(name)?.say({ type: 'caret', doc, bytes: Uint8Array.of(0) });
    const word = this.word(reads(room, who) ? room : null, false);
    this.may.get(word)?.add(who);
    const client = clientIdOf(1, this.devices[who].deviceNo, 1);
    const bytes = writeMarks([{ client, clock: this.#count, state: JSON.stringify({ name: word }) }]);
    this.#peers.get(who)?.say({ type: 'caret', doc, bytes });
    await this.scene.clock.pass(300);
    for (const name of names) this.#peers.get(name)?.say({ type: 'caret', doc, bytes: new Uint8Array() });
    await settle();
  }
  /** Somebody asks over HTTP for what may not be theirs; whatever they are told is searched, too. */
  async knock(): Promise<void> {
    const [room, who] = [this.pick(this.rooms), this.pick(names)];
    const [device, { workspace }] = [this.devices[who], this.joined];
    const doc = `r/${room.space}/0`;
    const history = await device.post('/api/history', { workspace, doc });
    const refused = reads(room, who)
      ? []
      : [await device.propose(this.joined, { type: 'space-titled', space: room.space as never }, 'mine now')];
    for (const { json } of [history, ...refused]) this.answers[who].push(plain(JSON.stringify(json)));
  }
  async retitle(): Promise<void> {
    const room = this.pick(this.rooms.filter(({ group }) => group === null));
    if (reads(room, 'ann'))
      await this.decide({ type: 'space-titled', space: room.space as never }, this.word(room, true));
  }
  async come(name: Name, fromStart: boolean): Promise<void> {
    const before = this.#peers.get(name);
    before?.place?.leave();
    this.#past[name].push(...(before?.frames ?? []));
    const cursor = fromStart ? null : (before?.cursor ?? null);
    const { scene, joined } = this;
    this.#peers.set(name, await TestPeer.join(scene, { device: this.devices[name], joined, cursor }));
    await settle();
  }

  /** Everything that somebody was ever sent or answered, as text. */
  heardBy(name: Name): string {
    const encoder = createEncoder();
    const frames = [...this.#past[name], ...(this.#peers.get(name)?.frames ?? [])];
    const bytes = frames.map((frame) => Buffer.from(encoder.encode(frame)).toString('latin1'));
    return [...bytes, ...this.answers[name]].join('\n');
  }
  readersOf = (room: Room): readonly Name[] => names.filter((name) => reads(room, name));
}
/** With what is in base64 beside it. */
const plain = (text: string): string =>
  [text, ...(text.match(/[\w-]{24,}/gu) ?? []).map((part) => Buffer.from(part, 'base64url').toString('latin1'))].join(
    '\n',
  );
