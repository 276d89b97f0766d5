// Edits that were never sent, as a text that can be read without the workspace: names stand where ids were.
import { isId } from '@baton/model/ids';
import { tableOf } from '@baton/model/records';
import type { Waiting } from '@baton/store/outbox';
import type { Core } from '../core.ts';
import { readEdit, type Before } from '../tray/edits.ts';

type Reader = Pick<Core, 'replica'>;

function titleOf({ replica }: Reader, id: string): string | null {
  const table = tableOf(id);
  const row = table && (replica.rows[table].get(id) as Readonly<Record<string, unknown>> | undefined);
  const title = row?.['title'] ?? row?.['name'] ?? row?.['text'];
  return typeof title === 'string' && title !== '' ? title : null;
}

function valueText(core: Reader, value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value !== 'string') return JSON.stringify(value);
  return isId(value) ? (titleOf(core, value) ?? value) : value;
}

function linesOf(before: Before, waiting: Waiting): string[] {
  const { core } = before;
  return readEdit(before, waiting).flatMap(({ record, fields, texts }) => {
    const values = fields.map(({ field, member, before: stood, after }) => {
      const of = member === null ? field : `${field} (${valueText(core, member)})`;
      return `  ${of}: ${valueText(core, stood)} → ${valueText(core, after)}`;
    });
    const title = record === null ? null : (titleOf(core, record) ?? record);
    return [title ?? 'Something', ...values, ...texts.map((text) => `  “${text}”`)];
  });
}

export function unsentText(core: Pick<Core, 'replica'>, unsent: readonly Waiting[]): string {
  const before: Before = { core, overlay: new Map() };
  return unsent
    .map((waiting) => [new Date(waiting.at).toISOString(), waiting.name ?? '', ...linesOf(before, waiting)])
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .join('\n\n');
}

/** All that was written here and is not on the relay, the refused too, in the order in which it was written. */
export function unsentOf({ held }: Pick<Core, 'held'>): Waiting[] {
  const byBatch = new Map([...held.refused, ...held.outbox, ...held.unsaved]);
  return [...byBatch.values()].sort((left, right) => left.batch - right.batch);
}
