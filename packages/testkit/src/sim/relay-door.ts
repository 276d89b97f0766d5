// The simulator's relay over HTTP, as far as a device meets it there: whose key it has, signing in, tickets, how it came to
// another key, and taking decisions back. Proofs are the real ones.
import { fromBase64, toBase64 } from '@baton/ledger/bytes';
import { signBytes, verifyBytes, type SigningKey } from '@baton/ledger/keys';
import { relayMessage, sessionMessage } from '@baton/ledger/proofs';
import { isIllegal } from '@baton/model/directory/rules';
import { deviceIn } from '@baton/model/directory/queries';
import type { Door } from '@baton/workspace/doors/door';
import type { Random } from '../random.ts';
import type { Machine } from './genesis.ts';
import type { SimRelay } from './relay.ts';

export const simOrigin = 'https://sim.example';

/** As docs/protocol.md has them. */
interface SignedIn {
  readonly device: string;
  readonly nonce: string;
  readonly signature: string;
}
interface Refill {
  readonly incarnation: number;
  readonly entries: readonly string[];
  readonly newKey?: { readonly jws: string; readonly code: string };
}
interface Answer {
  readonly status?: number;
  readonly body: object;
}
interface DoorOf {
  readonly relay: SimRelay;
  readonly random: Random;
  readonly machine: Machine;
  readonly workspace: string;
  readonly isAway: () => boolean;
  readonly now: () => number;
}
type Standing = NonNullable<SimRelay['atDoor']>;
const no: Answer = { status: 401, body: { refused: 'not-signed-in', why: 'Not known here.' } };

class RelayDoor {
  readonly #of: DoorOf;
  /** The run of the relay in which this device signed in. */
  #session: Standing['relay'] | null = null;

  constructor(of: DoorOf) {
    this.#of = of;
  }

  async ask(path: string, body: never): Promise<Answer> {
    const { relay } = this.#of;
    await relay.travel();
    const { impostor, atDoor } = relay;
    if (this.#of.isAway() || !(impostor ?? atDoor)) throw new TypeError('no network');
    const answer = await this.#answer(path, body, atDoor);
    await relay.travel();
    if (this.#of.isAway()) throw new TypeError('no network');
    return answer;
  }

  #answer(path: string, body: never, at: Standing | null): Promise<Answer> | Answer {
    const { relay, machine } = this.#of;
    switch (path) {
      case '/api/relay':
        return this.#about(at);
      case '/api/challenges':
        return this.#proven('nonce', (body as { prove?: { nonce: string } }).prove?.nonce, at);
      case '/api/tickets':
        return this.#ticket(body, at);
    }
    if (relay.impostor) {
      const told = relay.impostor.answer(machine.name, path);
      return path === '/api/sessions' ? no : { body: told };
    }
    return at ? this.#byRelay(path, body, at) : no;
  }
  async #byRelay(path: string, body: never, at: Standing): Promise<Answer> {
    if (path === '/api/sessions') return this.#signIn(body, at);
    if (path === '/api/refills') return this.#refill(body, at);
    if (this.#session !== at.relay) return no;
    if (path === '/api/statements') return this.#propose(body);
    if (path !== '/api/new-keys') return { status: 404, body: { refused: 'not-found', why: 'No such route.' } };
    return { body: { entries: (await at.relay.newKey(this.#of.workspace)).map(toBase64) } };
  }

  #about(at: Standing | null): Answer {
    const { relay, now } = this.#of;
    const { secret } = at ?? {};
    const key = relay.impostor ? relay.knownKey : secret?.relayKey;
    const refilling = relay.impostor !== null || secret?.refillCode !== undefined;
    const relayKey = key?.publicKey ?? '';
    return { body: { name: 'baton', protocol: 1, founding: false, relayKey, secure: true, now: now(), refilling } };
  }

  async #proven(name: string, nonce: string | undefined, at: Standing | null): Promise<Answer> {
    const { relay, machine, workspace, random } = this.#of;
    const key: SigningKey | undefined = relay.impostor?.key ?? at?.secret.relayKey;
    const given = toBase64(random.bytes(32));
    if (nonce === undefined || !key) return { body: { [name]: given } };
    const message = relayMessage({ at: simOrigin, workspace, device: machine.device, nonce, given });
    return { body: { [name]: given, proof: await signBytes(key, message) } };
  }

  async #ticket({ nonce }: { readonly nonce?: string }, at: Standing | null): Promise<Answer> {
    const { relay, machine } = this.#of;
    if (relay.impostor) return this.#proven('ticket', nonce, at);
    if (!at?.open || this.#session !== at.relay) return no;
    if (!at.open.rights.isLive(machine.deviceNo)) return { status: 401, body: { refused: 'revoked', why: 'Removed.' } };
    const answer = await this.#proven('ticket', nonce, at);
    at.tickets.set((answer.body as { ticket: string }).ticket, machine);
    return answer;
  }

  async #signIn({ device, nonce, signature }: SignedIn, { open, relay, secret }: Standing): Promise<Answer> {
    const directory = open?.rights.directory;
    const known = directory && deviceIn(directory, device);
    const { workspace, machine } = this.#of;
    const message = sessionMessage({ relayKey: secret.relayKey.publicKey, workspace, device, nonce });
    if (!known || !(await verifyBytes(known.key, message, signature))) return no;
    if (!open?.rights.isLive(known.no)) return { status: 401, body: { refused: 'revoked', why: 'Removed.' } };
    this.#session = relay;
    return { body: { incarnation: 1, deviceNo: known.no, person: machine.person } };
  }

  async #refill(body: Refill, { relay, reopen }: Standing): Promise<Answer> {
    const entries = body.entries.flatMap((text) => fromBase64(text) ?? []);
    const done = await relay.refill(this.#of.workspace as never, { ...body, entries });
    if (!done || isIllegal(done))
      return { status: 409, body: { refused: 'illegal', why: done?.illegal ?? 'Not here.' } };
    if (done.isOpen) reopen();
    return { body: done };
  }

  async #propose(statement: never): Promise<Answer> {
    const { relay, machine } = this.#of;
    const done = await relay.propose(machine.name, machine, statement);
    if ('number' in done) return { body: done };
    if (done.kind === 'away') throw new TypeError('no network');
    return { status: 409, body: { refused: done.kind, why: done.sentence } };
  }
}

export function relayDoor(of: DoorOf): Pick<Door, 'relay' | 'fetch'> {
  const door = new RelayDoor(of);
  return {
    relay: simOrigin,
    async fetch(input, init) {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : {};
      const { status = 200, body: told } = await door.ask(pathname, body as never);
      return Response.json(told, { status });
    },
  };
}
