// The guard as the log asks it: bounds and authorship of one envelope against the document's clocks.
import { partsOfClientId } from '@baton/replica/client-id';
import type { Guard, GuardAnswer } from './guarding.ts';

const refuse = (reason: 'guard' | 'resend' | 'too-large', detail: string): GuardAnswer => ({ ok: false, reason, detail });

export const guard: Guard = ({ envelope, author, clockOf }) => {
  const { client, from, to, bytes } = envelope;
  if (bytes.length > 262_144) return refuse('too-large', 'an envelope has at most 256 kB');
  if (partsOfClientId(client)?.deviceNo !== author.deviceNo) return refuse('guard', 'this client id is not this device’s');
  const expected = clockOf(client);
  if (from !== expected) return refuse('resend', `clock ${expected} is next, not ${from}`);
  return { ok: true, clocks: to > from ? [[client, to]] : [] };
};
