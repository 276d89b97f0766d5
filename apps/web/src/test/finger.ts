// A browser's passkeys for dom tests: a finger that answers as told, one after the other.
import type { Passkeys } from '@baton/workspace/doors/passkeys';

/** As an authenticator registers: hash, flags, counter and model, then an id of four bytes and a key of the kind EdDSA. */
export const registered = new Uint8Array(103).fill(7);
registered.set([0x45], 32);
registered.set([0, 4, 1, 2, 3, 4, 0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 0x20], 53);

/** What its person does, one question after the other. */
export type Laid = Uint8Array | 'cancelled';
interface Finger {
  readonly passkeys: Passkeys;
  /** Under which names it was asked for. */
  readonly wishes: readonly string[];
}
export function fingerThat(...answers: readonly Laid[]): Finger {
  const wishes: string[] = [];
  const passkeys: Passkeys = {
    at: { rpId: 'localhost', origin: 'http://localhost' },
    make: ({ name }) => Promise.resolve(answers[wishes.push(name) - 1] ?? 'cancelled'),
    ask: () => Promise.resolve('cancelled'),
  };
  return { passkeys, wishes };
}
