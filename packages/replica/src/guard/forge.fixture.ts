// Updates written byte by byte, as no honest Yjs would, for the guard to find.
import * as encoding from 'lib0/encoding';

type Encoder = encoding.Encoder;
export type ForgedStruct = (encoder: Encoder) => void;
export interface ForgedSection {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly ForgedStruct[];
  readonly count?: number;
}
type Id = readonly [client: number, clock: number];

export function forge(
  sections: readonly ForgedSection[],
  deletes: readonly (readonly [client: number, ranges: readonly Id[]])[] = [],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.length);
    for (const { client, clock, structs, count } of sections) {
      encoding.writeVarUint(encoder, count ?? structs.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const struct of structs) struct(encoder);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const [client, ranges] of deletes) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const [clock, len] of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, len);
      }
    }
  });
}

export const gc =
  (length: number): ForgedStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
  };
export const skip =
  (length: number): ForgedStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, 10);
    encoding.writeVarUint(encoder, length);
  };

export interface Where {
  readonly origin?: Id;
  readonly rightOrigin?: Id;
  readonly root?: string;
  readonly parent?: Id;
  readonly sub?: string;
}

const writeId = (encoder: Encoder, [client, clock]: Id): void => {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
};

/** An item of content kind `ref`, whose content `write` writes. */
export const item =
  (ref: number, where: Where, write: ForgedStruct): ForgedStruct =>
  (encoder) => {
    const { origin, rightOrigin, sub } = where;
    encoding.writeUint8(encoder, ref | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (sub === undefined ? 0 : 32));
    if (origin) writeId(encoder, origin);
    if (rightOrigin) writeId(encoder, rightOrigin);
    if (!origin && !rightOrigin) writeParent(encoder, where);
    write(encoder);
  };

function writeParent(encoder: Encoder, { root = 'cells', parent, sub }: Where): void {
  encoding.writeVarUint(encoder, parent ? 0 : 1);
  if (parent) writeId(encoder, parent);
  else encoding.writeVarString(encoder, root);
  if (sub !== undefined) encoding.writeVarString(encoder, sub);
}

export const any =
  (...values: readonly unknown[]): ForgedStruct =>
  (encoder) => {
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeAny(encoder, value as never);
  };
export const count =
  (length: number): ForgedStruct =>
  (encoder) =>
    encoding.writeVarUint(encoder, length);
export const text =
  (string: string): ForgedStruct =>
  (encoder) =>
    encoding.writeVarString(encoder, string);
/** A type by its number: 0 array, 1 map, 2 text, 3 element (named), 4 fragment, 5 hook (named), 6 XML text. */
export const type =
  (ref: number, name?: string): ForgedStruct =>
  (encoder) => {
    encoding.writeVarUint(encoder, ref);
    if (name !== undefined) encoding.writeVarString(encoder, name);
  };
export const cell = (key: string, t: unknown = 1, where: Where = {}): ForgedStruct =>
  item(8, { sub: key, ...where }, any([key, 'x', t, 'ann']));
