// What the domain says no with: a value, returned, translated for people in one place (web/parts/refusal-text).
import type { Need } from './board/schema.ts';
import type { Stands } from './decided/undoing.ts';

/** What a task lacks of what a column asks; a task that is not there yet has no id. */
export interface Lack {
  readonly task: string | null;
  readonly title: string;
  readonly needs: readonly Need[];
}

export type Refusal =
  | { readonly refused: true; readonly kind: 'not-found'; readonly what: string }
  | { readonly refused: true; readonly kind: 'not-allowed'; readonly what: string }
  /** What may be read here may not be changed: `what` is the role in the space, that there is none, or that this program is too old. */
  | { readonly refused: true; readonly kind: 'read-only'; readonly what: 'commenter' | 'viewer' | 'outside' | 'newer' }
  | { readonly refused: true; readonly kind: 'not-valid'; readonly what: string }
  | { readonly refused: true; readonly kind: 'in-bin'; readonly what: string }
  | { readonly refused: true; readonly kind: 'archived'; readonly what: string }
  | { readonly refused: true; readonly kind: 'last-column'; readonly what: string }
  /** A column asks for more than the tasks have: `what` is its name. Asked again with `filled`, they come in. */
  | {
      readonly refused: true;
      readonly kind: 'entry';
      readonly what: string;
      readonly column: string;
      readonly lacks: readonly Lack[];
    }
  | { readonly refused: true; readonly kind: 'prefix-taken'; readonly what: string; readonly by: string }
  | { readonly refused: true; readonly kind: 'needs-offer'; readonly what: string; readonly holder: string }
  | { readonly refused: true; readonly kind: 'needs-relay'; readonly what: string }
  /** A strong step that no passkey has said: `what` is the challenge. */
  | { readonly refused: true; readonly kind: 'needs-passkey'; readonly what: string; readonly of: readonly string[] }
  /** Not the domain's no: this device can keep nothing now. What was typed stays where it was typed. */
  | { readonly refused: true; readonly kind: 'not-saved'; readonly what: 'full' | 'blocked' | 'stale' }
  /** What was decided stands: `what` is why (decided/undoing `Stands`). */
  | { readonly refused: true; readonly kind: 'not-undone'; readonly what: Stands }
  | { readonly refused: true; readonly kind: 'nothing-changed'; readonly what: string };

export const refuse = <K extends Refusal['kind']>(
  kind: K,
  what: string,
  rest: Omit<Extract<Refusal, { kind: K }>, 'refused' | 'kind' | 'what'> = {} as never,
): Refusal => ({ refused: true, kind, what, ...rest }) as unknown as Refusal;

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
