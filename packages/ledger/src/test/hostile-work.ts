// One seeded world of people who work and clients that lie: what each says is drawn by chance, and so is what is wrong about it.
import { decidedIn, matterOf } from '@baton/model/decided/fold';
import type { Matter, OfWork } from '@baton/model/decided/schema';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import type { Signed, ToSign } from '../statement.ts';
import { revoking } from './hostile.ts';
import { about, atWork, awayWith, frozen, newApproval, newOffer, why, type Working } from './working.ts';
import { day, enrolled, must, secondDeviceOf, type Player } from './world.ts';

export interface Lived extends Working {
  readonly tasks: readonly string[];
  /** Lies that were told, by what is wrong about them, and how many the relay let pass. */
  readonly lies: number;
  readonly believed: readonly string[];
  readonly accepted: number;
}

/** Any whole number below `most`, the same for the same seed. */
function chanceFrom(seed: number): (most: number) => number {
  let state = (seed * 2_654_435_761) % 4_294_967_296 || 1;
  return (most) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * most);
  };
}

interface Drawn {
  readonly by: Player;
  readonly decision: Decision;
  readonly part: Partial<ToSign>;
}

class Life {
  readonly at: Working;
  readonly any: (most: number) => number;
  readonly talks: ReturnType<typeof about>[];
  readonly players: Player[];
  readonly phone: Player;
  readonly sent: Signed[] = [];
  readonly believed: string[] = [];
  lies = 0;
  accepted = 0;

  constructor(at: Working, { any, phone }: { any: (most: number) => number; phone: Player }) {
    this.at = at;
    this.any = any;
    this.phone = phone;
    this.players = [at.ann, at.bo, at.cy, at.dee];
    this.talks = [about(at.space), about(at.space), about(at.space)];
  }
  one<T>(list: readonly T[]): T {
    return list[this.any(list.length)] as T;
  }
  matterOf({ task }: ReturnType<typeof about>): Matter | undefined {
    return matterOf(decidedIn(this.at.world.book.decided, this.at.space), task);
  }
  /** What the next signer would say, where something is asked. */
  next(talk: ReturnType<typeof about>): Drawn | null {
    const approval = this.matterOf(talk)?.approval;
    const seat = approval?.signatures.length ?? 0;
    const receiver = approval?.seats[seat];
    const by = this.players.find(({ person }) => receiver && 'person' in receiver && receiver.person === person);
    return by === undefined
      ? null
      : { by, decision: talk.give(seat, approval ? { approval: approval.id } : {}), part: {} };
  }
  /** Something that people say, now and then in the wrong place. */
  draw(): Drawn {
    const talk = this.one(this.talks);
    const next = this.any(5) === 0 ? this.next(talk) : null;
    if (next !== null) return next;
    return this.one([...this.offers(talk), ...this.approvals(talk)]);
  }
  offers(talk: ReturnType<typeof about>): readonly Drawn[] {
    const [by, to] = [this.one(this.players), this.one(this.players)];
    const part: Partial<ToSign> = this.any(5) === 0 ? { via: to.person } : {};
    const offer = this.matterOf(talk)?.offer?.id;
    return [
      { by, decision: talk.offer(to, newOffer()), part: {} },
      { by, decision: talk.offer(to, newOffer()), part: {} },
      { by, decision: talk.accept(offer), part },
      { by, decision: talk.accept(offer), part },
      { by, decision: talk.decline(offer), part: { ...part, ...why } },
      { by, decision: talk.takeBack(offer), part: {} },
      { by, decision: talk.assign(to), part: {} },
      { by, decision: talk.end(), part: {} },
      { by, decision: awayWith(by, to.person, this.at.world.now + day), part: {} },
    ];
  }
  request(by: Player): Partial<OfWork<'approval-asked'>> {
    const contributors = this.any(3) === 0 ? [this.one(this.players).person] : [];
    const order = this.any(2) === 0 ? 'together' : 'in-order';
    const others = this.players.filter((player) => player !== by);
    const seats = others.map(({ person }) => ({ person }));
    return {
      approval: newApproval(),
      seats,
      quorum: 1 + this.any(2),
      order,
      fourEyes: this.any(2) === 0,
      contributors,
    };
  }
  approvals(talk: ReturnType<typeof about>): readonly Drawn[] {
    const [by, to] = [this.one(this.players), this.one(this.players)];
    const part: Partial<ToSign> = this.any(5) === 0 ? { via: to.person } : {};
    const approval = this.matterOf(talk)?.approval?.id;
    const hash = this.any(6) === 0 ? frozen(2) : frozen(1);
    const of = approval === undefined ? { hash } : { hash, approval };
    return [
      { by, decision: talk.ask([], this.request(by)), part: {} },
      ...[0, 1, 2, 0, 1, 2].map((seat) => ({ by, decision: talk.give(seat, of), part })),
      { by: this.phone, decision: talk.give(this.any(3), of), part },
      { by, decision: talk.withdraw(approval), part: {} },
    ];
  }
  async step(): Promise<void> {
    const { world } = this.at;
    if (this.any(25) === 0) world.now += day;
    const drawn = this.draw();
    const honest = await world.sign(drawn.by, drawn.decision, drawn.part);
    const lie = await this.lie(drawn, honest);
    if (lie !== null) {
      this.lies += 1;
      if (!isIllegal(await world.sequence(lie.signed))) this.believed.push(lie.what);
      return;
    }
    this.sent.push(honest);
    if (!isIllegal(await world.sequence(honest))) this.accepted += 1;
  }
  /** What no relay may let pass, whatever the state of things. */
  async lie({ by, decision, part }: Drawn, honest: Signed): Promise<{ what: string; signed: Signed } | null> {
    const { world } = this.at;
    const victim = this.one(this.players.filter((player) => player.person !== by.person));
    const again = this.sent.length === 0 ? undefined : this.one(this.sent);
    switch (this.any(12)) {
      case 0:
        return { what: 'forged signature', signed: await world.sign({ ...victim, key: by.key }, decision, part) };
      case 1:
        return { what: 'another’s name', signed: await world.sign({ ...by, person: victim.person }, decision, part) };
      case 2: {
        const [head, payload = '', signature] = honest.jws.split('.');
        const changed = Buffer.from(payload, 'base64url')
          .toString()
          .replace(/"n":(\d+)/u, '"n":9$1');
        const jws = `${head}.${Buffer.from(changed).toString('base64url')}.${signature}`;
        return { what: 'changed payload', signed: { ...honest, jws } };
      }
      case 3:
        return again !== undefined && isSequenced(this, again) ? { what: 'replay', signed: again } : null;
      default:
        return null;
    }
  }
}
/** A statement that was refused may come again, and stand by then: only one that stands is a replay. */
const isSequenced = ({ at }: Life, { jws }: Signed): boolean =>
  at.world.entries.some(({ leaf }) => leaf?.kind === 'jws' && leaf.jws === jws);

export async function live(seed: number, steps: number): Promise<Lived> {
  const at = await atWork();
  const phone = await secondDeviceOf(at.cy);
  must(await at.world.say(at.cy, enrolled(phone)));
  const any = chanceFrom(seed);
  const life = new Life(at, { any, phone });
  const revokedAt = any(steps * 2);
  for (let step = 0; step < steps; step += 1) {
    if (step === revokedAt) must(await at.world.say(at.ann, revoking(phone)));
    await life.step();
  }
  return {
    ...at,
    tasks: life.talks.map(({ task }) => task),
    lies: life.lies,
    believed: life.believed,
    accepted: life.accepted,
  };
}
