import { afterEach, expect, test, vi } from 'vitest';
import { isMissingPart, whyMissing } from './missing-part.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  'Failed to fetch dynamically imported module: https://baton.example.org/assets/palette-1.js',
  'error loading dynamically imported module: https://baton.example.org/assets/palette-1.js',
  'Importing a module script failed.',
])('%s', (message) => {
  expect(isMissingPart(new TypeError(message))).toBe(true);
});

test('another fault is none of it', () => {
  expect(isMissingPart(new Error('a card without a column'))).toBe(false);
  expect(isMissingPart('gone')).toBe(false);
});

test('a relay that answers has another version; one that does not is away', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
  expect(await whyMissing()).toBe('new-version');
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await whyMissing()).toBe('away');
});
