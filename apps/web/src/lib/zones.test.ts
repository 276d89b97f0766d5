import { isZone } from '@baton/model/person/zone';
import { expect, test } from 'vitest';
import { zoneName, zones } from './zones.ts';

test('a zone is called by its city and what stands before it', () => {
  expect(zoneName('America/Argentina/Buenos_Aires')).toMatchObject({
    city: 'Buenos Aires',
    region: 'America, Argentina',
  });
  expect(zoneName('UTC')).toMatchObject({ city: 'UTC', region: '' });
});

test('each place stands there once, by the name that it has today, and can be read', () => {
  const found = zones(['Asia/Calcutta', null]).map(({ zone }) => zone);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Lisbon', 'Europe/Kyiv', 'UTC']));
  expect(found.filter((zone) => /Calcutta|Kiev|Saigon/u.test(zone))).toEqual([]);
  expect(found.every(isZone)).toBe(true);
  expect(found.length).toBeGreaterThan(400);
});
