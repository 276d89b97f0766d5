import { openMemory, person } from '@baton/model/test/memory';
import { expect, test } from 'vitest';
import { strongWords } from './strong-words.ts';

const names: Readonly<Record<string, string>> = { [person('bo')]: 'Bo', [person('cy')]: 'Cy' };
const at = {
  nameOf: (id: string) => names[id] ?? 'Somebody',
  directory: openMemory().ctx.directory,
  workspaceTitle: 'Fern',
  me: person('ann'),
};

test('who stands in for another is said before the passkey is asked for, and for what nobody does', () => {
  const [bo, cy] = [person('bo'), person('cy')];
  const away = { from: 1, until: new Date('2031-07-25T00:00:00').getTime(), deputies: { approval: cy } };
  expect(strongWords({ type: 'away-set', person: bo, away }, at)).toMatch(
    /^Bo is away until .*25.*\. Cy stands in for approvals and nobody for hand-offs and gates\.$/u,
  );
  expect(strongWords({ type: 'away-set', person: bo, away: null }, at)).toBe('Bo is back, and nobody stands in.');
});
