// A plan becomes bytes: one Yjs transaction for each document (more where one envelope could not hold it), each cell
// with its time and author, nothing for a value that stands already. What was there before goes into the gesture.
import type { Instant } from '@baton/model/day';
import type { PersonId } from '@baton/model/ids';
import { assert } from '@baton/model/assert';
import { archivedCell } from '../records/archive.ts';
import { canonical, same } from '../cells/canonical.ts';
import { newer, parseKey, secondsOf, timeAfter, type HeldCell } from '../cells/cell.ts';
import type { DocName, Envelope, Gesture } from '../contract.ts';
import { effectiveCell } from '../records/held.ts';
import { rootOf } from '../layout.ts';
import type { Memory } from '../memory/memory.ts';
import { writeCells, type NewCell, type OpenDocs } from './open-docs.ts';
import { envelopeOf } from './envelope.ts';
import { Carried, type Plan } from '../cells/plan.ts';
import type { Standing } from './undo.ts';

export interface Writing {
  readonly memory: Memory;
  readonly docs: OpenDocs;
  readonly standing: Standing;
  readonly now: Instant;
  readonly person: PersonId;
}
type GestureCell = Gesture['cells'][number];

export function writePlan(
  plan: Plan,
  writing: Writing,
): { readonly envelopes: readonly Envelope[]; readonly cells: readonly GestureCell[] } {
  const envelopes: Envelope[] = [];
  const cells: GestureCell[] = [];
  for (const [name, values] of plan) {
    const news = [...values].map((wish) => newCell(name, wish, writing)).filter((cell) => cell !== undefined);
    for (const part of parts(news)) {
      const envelope = writeDoc(name, part, writing);
      envelopes.push(envelope);
      part.forEach(({ key, replaced, before }, at) => {
        const item = [envelope.client, envelope.from + at] as const;
        cells.push({ doc: name, key, before, item });
        writing.standing.wrote(item, replaced && [replaced.client, replaced.clock]);
      });
    }
  }
  return { envelopes, cells };
}

/** The wire takes envelopes of 256 kB; a character can be three bytes of it. */
const partLength = 64 * 1024;
const lengthOf = ({ key, value, by }: NewCell): number => key.length + by.length + canonical(value).length + 24;

function parts(cells: readonly Replacing[]): Replacing[][] {
  const all: Replacing[][] = [];
  let room = 0;
  for (const cell of cells) {
    const length = lengthOf(cell);
    if (length > room) {
      all.push([]);
      room = partLength;
    }
    all.at(-1)?.push(cell);
    room -= length;
  }
  return all;
}

/** `before`: what was shown, wherever it lay. */
type Replacing = NewCell & { readonly replaced: HeldCell | undefined; readonly before: unknown };

function newCell(
  name: DocName,
  [key, value]: readonly [string, unknown],
  { memory, now, person }: Writing,
): Replacing | undefined {
  const doc = memory.doc(name);
  const parsed = parseKey(key);
  assert(parsed !== undefined, `${key} is no key of a cell`);
  const held = memory.copy(parsed[0], doc, doc.authored ? person : null);
  const replaced = held && effectiveCell(held, parsed[1]);
  if (value instanceof Carried) return carriedCell(key, value, replaced);
  const standing = newerOf(replaced, archivedCell(memory.copiesOf(parsed[0]), doc.of, parsed[1]));
  if (standing === undefined ? value === null : same(standing.value, value)) return undefined;
  const seen = replaced && ([replaced.client, replaced.clock] as const);
  return { key, value, t: timeAfter(secondsOf(now), standing?.t), by: person, seen, replaced, before: standing?.value };
}

/** What is shown: an archive can have a newer cell than the document in which this one is written. */
const newerOf = (one: HeldCell | undefined, other: HeldCell | undefined): HeldCell | undefined =>
  one === undefined || (other !== undefined && newer(other, one) > 0) ? other : one;

function carriedCell(key: string, carried: Carried, replaced: HeldCell | undefined): Replacing | undefined {
  if (replaced !== undefined && newer(carried, replaced) <= 0) return undefined;
  const { value, t, by } = carried;
  return { key, value, t, by, seen: replaced && [replaced.client, replaced.clock], replaced, before: replaced?.value };
}

function writeDoc(name: DocName, cells: readonly Replacing[], { memory, docs, person }: Writing): Envelope {
  const ydoc = docs.get(name);
  assert(ydoc !== undefined, `${name} is not open`);
  const { of, epoch } = memory.doc(name);
  const update = writeCells({ ydoc, client: docs.client, root: rootOf(of.class, person) }, cells);
  return { ...envelopeOf(name, update), epoch };
}
