import { decisionTypes } from '@baton/model/directory/decision';
import type { Decision } from '@baton/model/directory/schema';
import { expect, test } from 'vitest';
import { decisionWords } from './decision-words.ts';

const base = { number: 1, time: 0, ledger: 'dir', hash: 'h', device: 'd1', text: null } as const;
const at = {
  nameOf: (id: string) => (id === 'u1' ? 'Ann' : 'Bo'),
  titles: { workspace: 'Fern', spaces: {}, teams: {} },
};
const many = {
  person: 'u2',
  space: 's1',
  team: 'e1',
  uses: 1,
  notAfter: 0,
  role: 'member',
  giver: 'admin',
  of: 's1',
  idle: 2,
  readers: [],
  records: ['t1'],
  tasks: ['t1'],
  seats: [],
  signers: [],
  limit: 3,
  quorum: 0,
  counter: { person: 'u2' },
  away: null,
};

test('every type of decision has its words, and none of them says an id', () => {
  for (const type of decisionTypes) {
    const decision = {
      ...many,
      type,
      to: type === 'work-offered' ? { team: 'e1' } : 'u2',
      modules: [],
      members: [],
      until: null,
      manager: null,
      days: 3,
      right: 'read',
      how: 'code',
      open: true,
    };
    const { what } = decisionWords({ ...base, person: 'u1' as never, decision: decision as unknown as Decision }, at);
    expect(`${type}: ${what}`).toMatch(/: .{5,}/u);
    expect(`${type}: ${what}`).not.toMatch(/u2|s1|e1|undefined/u);
  }
});

test('what the relay says alone is said by the relay, and what was withheld by nobody', () => {
  const ended: Decision = { type: 'access-ended', person: 'u2' as never };
  expect(decisionWords({ ...base, person: null, decision: ended }, at)).toEqual({
    who: 'The relay',
    what: 'Bo’s access came to its end',
    where: 'People',
  });
  expect(decisionWords({ ...base, person: null, decision: null }, at).who).toBe('Somebody');
});
