// What other devices say of their carets (awareness updates of y-protocols), made harmless before anything uses it: who
// it is comes from the relay, and a position has the shape of one. Yjs throws on a position that names nothing, and makes
// a root for whatever name it is given.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { rootName } from './known-nodes.ts';

export interface Mark {
  readonly client: number;
  readonly clock: number;
  /** null: this client is gone. */
  readonly state: unknown;
}

/** Nothing at all of an update that cannot be read to its end. */
export function readMarks(update: Uint8Array): readonly Mark[] {
  try {
    const decoder = decoding.createDecoder(update);
    const marks: Mark[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1)
      marks.push({
        client: decoding.readVarUint(decoder),
        clock: decoding.readVarUint(decoder),
        state: JSON.parse(decoding.readVarString(decoder)),
      });
    return marks;
  } catch {
    return [];
  }
}

export const writeMarks = (marks: readonly Mark[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, marks.length);
    for (const { client, clock, state } of marks) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const isId = (value: unknown): boolean => isFields(value) && isCount(value['client']) && isCount(value['clock']);

function isPosition(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { type, tname, item, assoc } = value;
  const named = [type, tname, item].filter((one) => !isAbsent(one));
  return (
    named.length > 0 &&
    (isAbsent(type) || isId(type)) &&
    (isAbsent(item) || isId(item)) &&
    (isAbsent(tname) || tname === rootName) &&
    (isAbsent(assoc) || Number.isSafeInteger(assoc))
  );
}

/**
 * What is kept of somebody's state: where the caret is, and whose it is by the relay's word. A colour stands there only
 * because the cursor plugin puts one in where none is, and a state that is said again would then look like a movement.
 */
export function stateOf(said: unknown, person: string): object {
  const cursor = isFields(said) ? said['cursor'] : null;
  const isShown = isFields(cursor) && isPosition(cursor['anchor']) && isPosition(cursor['head']);
  return {
    user: { name: person, color: '#000000' },
    cursor: isShown ? { anchor: cursor['anchor'], head: cursor['head'] } : null,
  };
}
