// What was decided about work, found again in the bytes of the entries by code that shares nothing with the fold: Node's own
// crypto, JSON and sets. It believes nobody, and tells what ought never to have been entered.
import { createPublicKey, verify } from 'node:crypto';
import type { Entry } from '../entry.ts';

interface Payload {
  readonly workspace: string;
  readonly ledger: string;
  readonly type: string;
  readonly decision: Record<string, unknown>;
  readonly person: string;
  readonly device: string;
  readonly via?: string;
  readonly n: number;
}
interface Key {
  readonly person: string;
  readonly x: string;
  ended: boolean;
}
interface Asked {
  readonly id: unknown;
  readonly by: string;
  readonly hash: unknown;
  readonly seats: readonly { readonly person: string }[];
  readonly quorum: number;
  readonly inOrder: boolean;
  readonly barred: ReadonlySet<string>;
  readonly yes: Map<number, readonly string[]>;
}
interface Task {
  holder: string | null;
  had: Set<string>;
  offer: { readonly id: unknown; readonly by: string; readonly to: string; open: boolean } | null;
  asked: Asked | null;
  isApproved: boolean;
}
export interface Found {
  /** What must not be in a ledger, and is. */
  readonly wrongs: readonly string[];
  readonly holders: Readonly<Record<string, string | null>>;
  readonly approved: readonly string[];
}

const payloadOf = (jws: string): Payload =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Payload;

function isSigned(jws: string, x: string): boolean {
  const [head, payload, signature = ''] = jws.split('.');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'));
}

class Oracle {
  readonly #keys = new Map<string, Key>();
  readonly #away = new Map<string, { from: number; until: number; deputies: Record<string, string> }>();
  readonly #ns = new Map<string, number>();
  readonly tasks = new Map<string, Task>();
  readonly wrongs: string[] = [];

  #enrol(person: string, { id, key }: { id: string; key: string }): void {
    this.#keys.set(id, { person, x: key, ended: false });
  }
  #says(sound: boolean, sentence: string): void {
    if (!sound) this.wrongs.push(sentence);
  }
  read({ leaf, time, workspace, ledger }: Entry): void {
    if (leaf === null) return;
    if (leaf.kind === 'body') {
      const { type, decision } = JSON.parse(leaf.body) as Payload;
      this.#says(type === 'invitation-accepted', `the relay alone decided ${type}`);
      this.#enrol(decision['person'] as string, decision['device'] as never);
      return;
    }
    const said = payloadOf(leaf.jws);
    if (said.type === 'workspace-founded') this.#enrol(said.person, said.decision['device'] as never);
    this.#signer(said, leaf.jws);
    this.#says(said.workspace === workspace && said.ledger === ledger, 'a statement stands in another place');
    this.#directory(said);
    if (said.type === 'asking-ended')
      for (const id of said.decision['tasks'] as string[]) this.#ended(this.#taskOf(id));
    if (typeof said.decision['task'] === 'string') this.#work(said, { task: said.decision['task'], time });
  }
  #signer({ device, person, n, ledger }: Payload, jws: string): void {
    const key = this.#keys.get(device);
    this.#says(
      key !== undefined && !key.ended && key.person === person,
      'a device spoke that could not, or for another',
    );
    this.#says(key !== undefined && isSigned(jws, key.x), 'a signature does not hold');
    this.#says(n > (this.#ns.get(`${device} ${ledger}`) ?? 0), 'something was said twice');
    this.#ns.set(`${device} ${ledger}`, n);
  }
  #directory({ type, decision, person }: Payload): void {
    if (type === 'device-enrolled') this.#enrol(decision['person'] as string, decision['device'] as never);
    const revoked = type === 'device-revoked' ? this.#keys.get(decision['device'] as string) : undefined;
    if (revoked) revoked.ended = true;
    if (type !== 'away-set') return;
    this.#says(decision['person'] === person, 'somebody else said who is away');
    if (decision['away'] === null) this.#away.delete(person);
    else this.#away.set(person, decision['away'] as never);
  }
  #seat({ person, via }: Payload, time: number, duty: string): string {
    if (via === undefined) return person;
    const away = this.#away.get(via);
    const isDeputy = away !== undefined && away.from <= time && time < away.until && away.deputies[duty] === person;
    this.#says(isDeputy && via !== person, 'somebody filled the seat of another who had not said so');
    return via;
  }
  #taskOf(id: string): Task {
    const task = this.tasks.get(id) ?? { holder: null, had: new Set(), offer: null, asked: null, isApproved: false };
    this.tasks.set(id, task);
    return task;
  }
  /** It takes and gives nothing: what was open is not, and no more. */
  #ended(task: Task): void {
    if (task.offer?.open) task.offer.open = false;
  }
  #gets(task: Task, person: string): void {
    task.holder = person;
    task.had.add(person);
  }
  #work(said: Payload, { task: id, time }: { task: string; time: number }): void {
    const task = this.#taskOf(id);
    const { type, decision } = said;
    if (type.startsWith('approval-')) return this.#approval(said, task, time);
    if (type === 'work-assigned') {
      if (task.offer?.open) task.offer.open = false;
      return this.#gets(task, decision['to'] as string);
    }
    return type === 'work-offered' ? this.#offer(said, task) : this.#answer(said, task, time);
  }
  #offer({ decision, person }: Payload, task: Task): void {
    this.#says(task.holder === null || task.holder === person, 'somebody passed on what another had');
    this.#says(task.offer?.open !== true, 'something was offered twice');
    if (task.holder === null) this.#gets(task, person);
    const { person: to } = decision['to'] as { person: string };
    task.offer = { id: decision['offer'], by: person, to, open: true };
  }
  #answer(said: Payload, task: Task, time: number): void {
    const { type, decision, person } = said;
    const { offer } = task;
    this.#says(offer?.open === true && offer.id === decision['offer'], `${type} of what was not on offer`);
    if (type === 'offer-taken-back') this.#says(offer?.by === person, 'somebody took back what another offered');
    else this.#says(this.#seat(said, time, 'hand-off') === offer?.to, 'somebody answered who was not asked');
    if (offer && type !== 'offer-asked') offer.open = false;
    if (type === 'offer-accepted') this.#gets(task, person);
  }
  #approval(said: Payload, task: Task, time: number): void {
    const { type, decision, person } = said;
    if (type === 'approval-asked') {
      const before = task.asked !== null && !task.isApproved ? task.asked.barred : [];
      const barred = new Set<string>([person]);
      if (decision['fourEyes'] === true)
        for (const one of [...(decision['contributors'] as string[]), ...task.had, ...before]) barred.add(one);
      task.asked = {
        id: decision['approval'],
        by: person,
        hash: decision['hash'],
        seats: decision['seats'] as never,
        quorum: decision['quorum'] as number,
        inOrder: decision['order'] === 'in-order',
        barred,
        yes: new Map(),
      };
      task.isApproved = false;
      return;
    }
    const { asked } = task;
    if (asked === null || asked.id !== decision['approval']) {
      this.#says(false, `${type} of what was not asked`);
      return;
    }
    if (type === 'approval-given') this.#signature({ ...said, seat: this.#seat(said, time, 'approval') }, task, asked);
    else if (type !== 'approval-returned') this.#says(asked.by === person, 'somebody took back what another asked');
  }
  #signature({ decision, person, seat }: Payload & { seat: string }, task: Task, asked: Asked): void {
    const at = decision['seat'] as number;
    this.#says(decision['hash'] === asked.hash, 'another version was signed than was frozen');
    this.#says(asked.seats[at]?.person === seat, 'a seat was filled by somebody else');
    this.#says(!asked.yes.has(at), 'a seat was filled twice');
    this.#says(!asked.barred.has(person) && !asked.barred.has(seat), 'somebody signed their own work');
    this.#says(![...asked.yes.values()].flat().some((one) => one === person || one === seat), 'somebody signed twice');
    if (asked.inOrder)
      this.#says(
        [...Array(at).keys()].every((before) => asked.yes.has(before)),
        'somebody signed before their turn',
      );
    asked.yes.set(at, [person, seat]);
    task.isApproved = asked.yes.size >= asked.quorum;
    if (task.isApproved) task.had = new Set(task.holder === null ? [] : [task.holder]);
  }
}

export function foundIn(entries: readonly Entry[]): Found {
  const oracle = new Oracle();
  for (const entry of entries) oracle.read(entry);
  const tasks = [...oracle.tasks];
  return {
    wrongs: oracle.wrongs,
    holders: Object.fromEntries(tasks.map(([id, { holder }]) => [id, holder])),
    approved: tasks.filter(([, { isApproved }]) => isApproved).map(([id]) => id),
  };
}
