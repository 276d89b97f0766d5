// What a record is made of. A record is a set of cells; a field says which code its cell has and what fits in.
// A code is never used again for something else: people's browsers hold it for ever (rows.test.ts pins the table).
import type { z } from 'zod';

interface FieldOptions {
  /** Without it the record is not shown. */
  readonly required?: boolean;
  /** A replaced value is not worth telling a person (order, collapsed). */
  readonly quiet?: boolean;
  /** Belongs to the place where the record stands (its project, its column): it is not carried along to another space. */
  readonly placed?: boolean;
  /** Rows can be asked for by this field's value. */
  readonly index?: boolean;
  /** Known of every row without reading it: what views are made of (view.ts). */
  readonly brief?: boolean;
  /** Its readers, where they are fewer than the record's (field-groups.ts). A field never changes its group. */
  readonly group?: string;
}
/** One value, one cell `<id>+<code>`. A cell of null is an absent value. */
export interface One<T, Required extends boolean = boolean> extends FieldOptions {
  readonly shape: 'one';
  readonly code: string;
  readonly schema: z.ZodType<T>;
  readonly required?: Required;
}
/** A set: one cell `<id>+<code>:<member>` for each member, true or null. */
export interface SetOf<T extends string> extends FieldOptions {
  readonly shape: 'set';
  readonly code: string;
  readonly schema: z.ZodType<T>;
}
/** A value for each of several keys (a rank for each board): one cell `<id>+<code>:<key>`. */
export interface MapOf<T> extends FieldOptions {
  readonly shape: 'map';
  readonly code: string;
  readonly schema: z.ZodType<T>;
}
// A field of whatever type: `unknown` would not take the others, since a schema is used both ways.
// oxlint-disable-next-line typescript/no-explicit-any
export type Field = One<any> | SetOf<any> | MapOf<any>;
export type Fields = Readonly<Record<string, Field>>;

export interface RecordType<F extends Fields = Fields> {
  readonly letter: string;
  readonly fields: F;
  /** The field that names the record with which one of this kind moves to another space. */
  readonly moves?: string;
}

export const must = <T>(
  code: string,
  schema: z.ZodType<T>,
  options: Omit<FieldOptions, 'required'> = {},
): One<T, true> => ({
  shape: 'one',
  code,
  schema,
  ...options,
  required: true,
});
export const may = <T>(
  code: string,
  schema: z.ZodType<T>,
  options: Omit<FieldOptions, 'required'> = {},
): One<T, false> => ({
  shape: 'one',
  code,
  schema,
  ...options,
  required: false,
});
export const setOf = <T extends string>(code: string, schema: z.ZodType<T>, options: FieldOptions = {}): SetOf<T> => ({
  shape: 'set',
  code,
  schema,
  ...options,
});
export const mapOf = <T>(code: string, schema: z.ZodType<T>, options: FieldOptions = {}): MapOf<T> => ({
  shape: 'map',
  code,
  schema,
  ...options,
});
export const record = <F extends Fields>(
  letter: string,
  fields: F,
  how: Pick<RecordType<F>, 'moves'> = {},
): RecordType<F> => ({ letter, fields, ...how });

/** A record as everybody reads it: plain data, absent values null, sets sorted. */
export type Row<R extends RecordType> = { readonly id: string; readonly by: string } & {
  readonly [K in keyof R['fields']]: R['fields'][K] extends One<infer T, infer Required>
    ? Required extends true
      ? T
      : T | null
    : R['fields'][K] extends SetOf<infer T>
      ? readonly T[]
      : R['fields'][K] extends MapOf<infer T>
        ? Readonly<Record<string, T>>
        : never;
};
/** What a command writes: only the fields named; null empties; a set names members true or false. */
export type Patch<R extends RecordType> = {
  readonly [K in keyof R['fields']]?: R['fields'][K] extends One<infer T>
    ? T | null
    : R['fields'][K] extends SetOf<infer T>
      ? { readonly [M in T]?: boolean }
      : R['fields'][K] extends MapOf<infer T>
        ? Readonly<Record<string, T | null>>
        : never;
};
/** Without what is null: a new record has no cell for what it does not have. */
export const present = <P extends object>(fields: P): P =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as P;
