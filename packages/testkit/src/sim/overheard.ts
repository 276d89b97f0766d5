// What the relay's wires carried, to whom: the words in it. Nobody is asked; the bytes are read on their way.
import type { PersonId } from '@baton/model/ids';
import { wordsIn } from './record.ts';

export class Overheard {
  readonly words = new Map<PersonId, Set<string>>();

  /** The wire to a person's device, with somebody beside it who reads along. */
  beside(person: PersonId, send: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void {
    const heard = this.words.get(person) ?? new Set<string>();
    this.words.set(person, heard);
    return (bytes) => {
      for (const word of wordsIn(bytes)) heard.add(word);
      send(bytes);
    };
  }
}
