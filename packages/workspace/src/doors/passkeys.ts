// Passkeys as this package needs them of a browser, handed in: one is made for a person of a workspace, and asked for a word
// over a challenge. Which of several is used, the browser asks its person.
import type { Assertion } from '@baton/protocol/http-parts';
import { madePasskey } from '@baton/ledger/passkey/made';
import type { Decision } from '@baton/model/directory/schema';
import type { Refusal } from '@baton/model/refusal';
import type { Workspace } from '../contract.ts';
import { notDone, type NotDone } from './door.ts';

export interface Said {
  /** What the passkey holds: `workspace.person`. */
  readonly user: string;
  readonly assertion: Assertion;
}
export interface ToMake {
  readonly user: string;
  /** As the browser's list of passkeys names it. */
  readonly name: string;
  /** Ids of those that this person has already: none of them is made twice on one device. */
  readonly known: readonly string[];
}
/** cancelled: the person turned round, took too long, or has none · none: this browser, or this page, has no passkeys. */
export type NoPasskey = 'cancelled' | 'none';
export interface Passkeys {
  /** Hash of the relying party and the rest, as the authenticator said it (ledger/passkey/made.ts). */
  make(wish: ToMake): Promise<Uint8Array | NoPasskey | 'known'>;
  /** @param challenge base64url. @param of ids of those that may; left out: whichever the person chooses. */
  ask(challenge: string, of?: readonly string[]): Promise<Said | NoPasskey>;
  /** What it is bound to: the page's host name and origin. */
  readonly at: { readonly rpId: string; readonly origin: string };
}

const sentences: Readonly<Record<NoPasskey | 'known', string>> = {
  cancelled: 'No passkey was used. Try again, or use another way.',
  none: 'This browser has no passkeys here.',
  known: 'This device has a passkey of yours already.',
};
export const noPasskey = (why: NoPasskey | 'known'): NotDone => notDone(`passkey-${why}`, sentences[why]);

/**
 * Makes a passkey and puts it on record: needs the relay.
 * @param name as the browser's list shows it. @param called as its person tells it from others of theirs.
 */
export async function addPasskey(
  passkeys: Passkeys | undefined,
  workspace: Workspace,
  { name, called }: { readonly name: string; readonly called: string },
): Promise<{ readonly number: number } | Refusal | NotDone> {
  const { me, directory } = workspace.world;
  if (!passkeys) return noPasskey('none');
  const known = Object.keys(directory.persons[me.person]?.passkeys ?? {});
  const made = await passkeys.make({ user: `${me.workspace}.${me.person}`, name, known });
  if (typeof made === 'string') return noPasskey(made);
  const passkey = madePasskey(made);
  if (!passkey) return notDone('passkey-unknown', 'This passkey is of a kind that cannot be checked here.');
  const decision: Decision = {
    type: 'passkey-added',
    person: me.person,
    passkey: { ...passkey, ...passkeys.at, guards: true },
  };
  return workspace.sign('dir', decision, called);
}

export function namePasskey(
  workspace: Workspace,
  id: string,
  called: string,
): Promise<{ readonly number: number } | Refusal> {
  const { person } = workspace.world.me;
  return workspace.sign('dir', { type: 'passkey-named', person, id } satisfies Decision, called);
}

export function removePasskey(workspace: Workspace, id: string): Promise<{ readonly number: number } | Refusal> {
  const { person } = workspace.world.me;
  return workspace.sign('dir', { type: 'passkey-removed', person, id } satisfies Decision, null);
}
