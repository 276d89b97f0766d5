import { expect, test } from 'vitest';
import { theySee } from './invited-words.ts';

test('a guest is told of nothing but what is named', () => {
  const guest = { role: 'guest', roleIn: 'commenter', open: ['Marketing'] } as const;
  expect(theySee({ ...guest, named: [] })).toBe(
    'They see nothing until something is given to them, and nobody else’s name.',
  );
  const some = theySee({ ...guest, named: ['Events', 'Press', 'Shops'] });
  expect(some).toContain('everything in Events, Press and Shops, and comment there');
  expect(some).not.toContain('Marketing');
});

test('all others also see what is open to all, and what their role brings', () => {
  const seen = { roleIn: 'viewer', named: ['Board'], open: ['Marketing', 'Sales'] } as const;
  expect(theySee({ ...seen, role: 'member' })).toBe(
    'They see everything in Board, and read there; also Marketing and Sales, open to all, and edit there.',
  );
  expect(theySee({ ...seen, role: 'admin' })).toMatch(/They manage people, spaces, devices and links\.$/u);
  expect(theySee({ ...seen, role: 'owner' })).toMatch(/may decide about you, too\.$/u);
  expect(theySee({ role: 'member', roleIn: 'member', named: [], open: [] })).toBe('They see no space yet.');
});
