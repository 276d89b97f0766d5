// How the screens before a workspace is open, and the command line, reach a relay over HTTP: everything from outside
// is handed in. A refusal is a value; a relay that does not answer is one too.
import type { SigningKey } from '@baton/ledger/keys';
import type { PersonId } from '@baton/model/ids';
import { Refused } from '@baton/protocol/http';
import type { DeviceRow } from '@baton/store/browser/devices';
import type { z } from 'zod';
import type { Identity } from '../identity.ts';
import type { Passkeys } from './passkeys.ts';

export interface Door {
  /** Origin of the relay, as `https://baton.example.org`. */
  readonly relay: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly random: (count: number) => Uint8Array;
  readonly newKey: () => Promise<SigningKey>;
  /** Keeps what the device must not forget, before anybody is told that it has joined. */
  readonly keep: (row: DeviceRow) => Promise<void>;
  /** Signs in anew when the relay says that the session is over; answers why it could not, or null. */
  readonly renew?: () => Promise<NotDone | null>;
  /** Before what changes something is sent: that this is the relay which is known here. Answers why not, or null. */
  readonly prove?: () => Promise<NotDone | null>;
  /** Left out: there are no passkeys here. */
  readonly passkeys?: Passkeys | undefined;
}
/** Why it did not come about. `away`: the relay did not answer; the same call may be made again. */
export interface NotDone {
  readonly done: false;
  readonly kind: string;
  readonly sentence: string;
  /** Of a request for approval: everybody whom it has to name. */
  readonly contributors?: readonly PersonId[];
}
export interface Joined {
  readonly done: true;
  readonly identity: Identity;
  /** Shown once, kept by the person: with it they come back when every device is lost. Null: they have one already. */
  readonly recoveryLink: string | null;
}
export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** In place of a body. */
  readonly bytes?: Uint8Array;
  /** The part of the bytes that is wanted. */
  readonly range?: string;
}
type Caller = Pick<Door, 'relay' | 'fetch' | 'renew' | 'prove'>;

export const signedOut = 'signed-out';
/** This device proved to be itself, and was told that it was removed. */
export const revoked = 'revoked';
/** It proved to be itself, and its person may not act at present. */
export const suspended = 'suspended';
/** It proved to be itself, and its person has to be there once more. */
export const signedOutEverywhere = 'signed-out-everywhere';
export const notDone = (kind: string, sentence: string): NotDone => ({ done: false, kind, sentence });
export const isNotDone = (value: object): value is NotDone => (value as { done?: unknown }).done === false;

const away = (): NotDone => notDone('away', 'The relay does not answer.');
const strange = (): NotDone =>
  notDone('not-understood', 'The relay answered in a way that this version does not understand.');

interface Answered {
  readonly status: number;
  readonly body: unknown;
}
function initOf({ method = 'POST', body, bytes, range }: Request): RequestInit {
  const init: RequestInit = { method, credentials: 'include' };
  if (bytes !== undefined)
    return { ...init, headers: { 'content-type': 'application/octet-stream' }, body: bytes as Uint8Array<ArrayBuffer> };
  if (body !== undefined)
    return { ...init, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return range === undefined ? init : { ...init, headers: { range } };
}
async function once(door: Caller, request: Request): Promise<Answered | null> {
  try {
    const response = await door.fetch(`${door.relay}${request.path}`, initOf(request));
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  } catch {
    // No network, or something that is no relay answered (a captive portal's page).
    return null;
  }
}

/** What the relay calls it. */
const noSession = 'not-signed-in';
function refusalIn({ status, body }: Answered): NotDone {
  const refused = Refused.safeParse(body);
  const isNoSession = status === 401 && (refused.data?.refused ?? noSession) === noSession;
  if (isNoSession) return notDone(signedOut, refused.data?.why ?? 'The relay does not know this device.');
  return refused.success ? refusedBy(refused.data) : strange();
}
export const refusedBy = ({ refused, why, contributors }: Refused): NotDone => ({
  ...notDone(refused, why),
  ...(contributors ? { contributors: contributors as PersonId[] } : {}),
});

/** The relay is there and says that it can write nothing at the moment. */
const isReadOnly = ({ status, body }: Answered): boolean => status === 503 && Refused.safeParse(body).success;

async function answered(door: Caller, request: Request): Promise<Answered | NotDone | null> {
  const prove = async (): Promise<NotDone | null> =>
    request.method === 'GET' ? null : ((await door.prove?.()) ?? null);
  const unproven = await prove();
  if (unproven) return unproven;
  const first = await once(door, request);
  if (first?.status !== 401 || !door.renew) return first;
  return (await door.renew()) ?? (await prove()) ?? once(door, request);
}

/** Sends JSON and checks what comes back with the relay's own schema. */
export async function call<T extends object>(
  door: Caller,
  request: Request,
  schema: z.ZodType<T>,
): Promise<T | NotDone> {
  const response = await answered(door, request);
  if (response === null) return away();
  if (isNotDone(response)) return response;
  if (response.status >= 500 && !isReadOnly(response)) return away();
  if (response.status >= 400) return refusalIn(response);
  const answer = schema.safeParse(response.body);
  return answer.success ? answer.data : strange();
}

/** Asks for bytes: what is no answer of theirs is read as any other. */
export async function callForBytes(door: Caller, request: Request): Promise<Uint8Array | NotDone> {
  const ask = (): Promise<Response | null> =>
    door.fetch(`${door.relay}${request.path}`, initOf(request)).catch(() => null);
  let response = await ask();
  if (response?.status === 401 && door.renew) {
    const fault = await door.renew();
    if (fault) return fault;
    response = await ask();
  }
  if (response === null || response.status >= 500) return away();
  if (response.ok) return response.arrayBuffer().then((bytes) => new Uint8Array(bytes), away);
  return refusalIn({ status: response.status, body: await response.json().catch(() => ({})) });
}
