// How the screens before a workspace is open, and the command line, reach a relay over HTTP: everything from outside
// is handed in. A refusal is a value; a relay that does not answer is one too.
import type { DeviceRow } from '@baton/store/devices';
import { Refused } from '@baton/protocol/http';
import type { z } from 'zod';
import type { Identity } from '../identity.ts';

export interface Door {
  /** Origin of the relay, as `https://baton.example.org`. */
  readonly relay: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly random: (count: number) => Uint8Array;
  /** Keeps what the device must not forget, before anybody is told that it has joined. */
  readonly keep: (row: DeviceRow) => Promise<void>;
}
/** Why it did not come about. `away`: the relay did not answer; the same call may be made again. */
export interface NotDone {
  readonly done: false;
  readonly kind: string;
  readonly sentence: string;
}
export interface Joined {
  readonly done: true;
  readonly identity: Identity;
  /** Shown once, kept by the person: with it they come back when every device is lost. Null: they have one already. */
  readonly recoveryLink: string | null;
}

export const notDone = (kind: string, sentence: string): NotDone => ({ done: false, kind, sentence });
export const isNotDone = (value: unknown): value is NotDone =>
  typeof value === 'object' && value !== null && (value as { done?: unknown }).done === false;

const away = (): NotDone => notDone('away', 'The relay does not answer.');

/** Sends JSON and checks what comes back with the relay's own schema. */
export async function call<T>(
  door: Pick<Door, 'relay' | 'fetch'>,
  request: { readonly method?: 'GET' | 'POST' | 'DELETE'; readonly path: string; readonly body?: unknown },
  schema: z.ZodType<T>,
): Promise<T | NotDone> {
  let response: Response;
  let body: unknown;
  try {
    response = await door.fetch(`${door.relay}${request.path}`, {
      method: request.method ?? 'POST',
      credentials: 'include',
      ...(request.body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.body) }),
    });
    body = response.status === 204 ? {} : await response.json();
  } catch {
    return away();
  }
  const refused = Refused.safeParse(body);
  if (!response.ok) return refused.success ? notDone(refused.data.refused, refused.data.why) : away();
  const answer = schema.safeParse(body);
  return answer.success
    ? answer.data
    : notDone('not-understood', 'The relay answered in a way that this version does not understand.');
}
