import { expect, test } from 'vitest';
import type { Edited } from '@baton/workspace/sync-contract';
import { madeName, recordText } from './record-link.tsx';

const edited = (fields: Edited['fields']): Edited => ({ record: null, doc: 'r/s/0', fields, texts: [] });
const field = { field: 'title', member: null, before: null, after: 'Send the blue to Clara' };

test('what an edit was to make is called as it called it; what is only changed, and not here, says so', () => {
  const made = madeName(edited([{ field: 'status', member: null, before: null, after: 'x' }, field]));
  expect(recordText(undefined, made)).toBe('“Send the blue to Clara”, new');
  const renamed = madeName(edited([{ ...field, before: 'Call the printer' }]));
  expect(recordText(undefined, renamed)).toBe('Something that is not on this device');
  expect(madeName(undefined)).toBeUndefined();
});
