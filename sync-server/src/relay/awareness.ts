// Awareness updates (y-protocols) as the relay reads them: strictly, within bounds, and without whom their sender says
// to be. A state stays JSON text: what it means is the editors' affair.
import { maxClient, maxNumber } from '@baton/protocol/limits';
import { openReader, readList, readText, readUint } from '@baton/protocol/reader';
import { openWriter, writeList, writeText, writeUint, written } from '@baton/protocol/writer';

/** Where one client id stands; null: nowhere any more. */
export interface Mark {
  readonly client: number;
  readonly clock: number;
  readonly state: string | null;
}

const mostMarks = 256;
const mostStateBytes = 2_048;

/** A state that names its user speaks for itself only: who it is, the relay says. */
function anonymous(text: string): string | null | undefined {
  const state: unknown = JSON.parse(text);
  if (state === null) return null;
  if (typeof state !== 'object' || Array.isArray(state)) return undefined;
  const kept = JSON.stringify({ ...state, user: undefined });
  return kept.length <= mostStateBytes ? kept : undefined;
}

/** Undefined for bytes that are no awareness update, or one beyond our bounds. */
export function readMarks(bytes: Uint8Array): readonly Mark[] | undefined {
  const reader = openReader(bytes);
  try {
    const marks = readList(reader, mostMarks, () => ({
      client: readUint(reader, maxClient),
      clock: readUint(reader, maxNumber),
      state: anonymous(readText(reader, mostStateBytes)),
    }));
    const isWhole = reader.at === bytes.length && marks.every(({ state }) => state !== undefined);
    return isWhole ? (marks as readonly Mark[]) : undefined;
  } catch {
    // The reader's refusals and JSON's alike: these bytes are not taken.
    return undefined;
  }
}

/** @param user who it is, told inside the state to clients that know no other place for it. */
export function writeMarks(marks: readonly Mark[], user?: object): Uint8Array {
  const writer = openWriter();
  writeList(writer, marks, ({ client, clock, state }) => {
    writeUint(writer, client, maxClient);
    writeUint(writer, clock, maxNumber);
    writeText(writer, named(state, user), 2 * mostStateBytes);
  });
  return written(writer);
}
const named = (state: string | null, user: object | undefined): string =>
  user === undefined || state === null ? String(state) : JSON.stringify({ ...(JSON.parse(state) as object), user });
