// P13 before anybody is in: what a relay tells at a door (who invites, what a page and its workspace are called, who is on a
// tablet) was somebody's to say, and is text.
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepTablet } from '../lib/tablet.ts';
import { type Answers, openApp } from '../test/app.tsx';
import { faultsIn, hostileNames } from '../test/hostile-names.ts';

const ran = vi.fn<() => void>();
const id = (letter: string): string => `${letter}${'1'.repeat(17)}`;
const secret = 'S'.repeat(43);
const hash = `${id('w')}.${secret}`;
const at = Date.parse('2026-03-05T12:00:00Z');
/** Five names at a time, as long as the door takes them. */
const rounds = Array.from({ length: Math.ceil(hostileNames.length / 5) }, (_, round) =>
  Array.from({ length: 5 }, (_one, next) =>
    (hostileNames[(round * 5 + next) % hostileNames.length] ?? '').slice(0, 80),
  ),
) as unknown as readonly (readonly [string, string, string, string, string])[];

beforeEach(() => {
  localStorage.clear();
  Object.assign(globalThis, { ran });
});
afterEach(cleanup);

type Names = (typeof rounds)[number];
const doors: Readonly<Record<string, { readonly at: string; readonly answers: (names: Names) => Answers }>> = {
  'an invitation': {
    at: '/join',
    answers: ([byName, workspaceTitle, first, second]) => ({
      '/api/invitations/look': {
        ok: true,
        invitation: id('i'),
        by: id('u'),
        byName,
        workspaceTitle,
        role: 'member',
        spaces: [first, second].map((title, of) => ({ id: `s${of}${'1'.repeat(16)}`, title })),
        notAfter: at,
        relayKey: 'k'.repeat(43),
      },
    }),
  },
  'an invitation that is over': {
    at: '/join',
    answers: ([byName]) => ({ '/api/invitations/look': { ok: false, why: 'expired', byName, when: at } }),
  },
  'a share link': {
    at: `/l/${id('l')}`,
    answers: ([byName, workspaceTitle, title]) => ({
      '/api/links/open': {
        ok: true,
        link: id('l'),
        pass: 'P'.repeat(43),
        page: 'p/s1/t1',
        right: 'read',
        title,
        byName,
        workspaceTitle,
        notAfter: at,
      },
    }),
  },
  'a link that is shut': {
    at: `/l/${id('l')}`,
    answers: ([byName]) => ({ '/api/links/open': { ok: false, why: 'expired', byName, when: at } }),
  },
  'a tablet': {
    at: '/tablet',
    answers: ([spaceTitle, workspaceTitle, ...names]) => ({
      '/api/tablets/look': {
        ok: true,
        tablet: id('z'),
        idle: 2,
        spaceTitle,
        workspaceTitle,
        people: names.map((name, of) => ({
          person: `u${of}${'1'.repeat(16)}`,
          device: `d${of}${'1'.repeat(16)}`,
          name,
          has: 'pin',
        })),
      },
    }),
  },
};
const isShown = (name: string): boolean => document.body.textContent?.includes(name.trim().slice(0, 12)) ?? false;

test.each(Object.entries(doors))('at %s no name is more than text', async (_, door) => {
  let shown = 0;
  for (const names of rounds) {
    history.replaceState(null, '', `${door.at}#${hash}`);
    const app = await openApp({ at: door.at, answers: door.answers(names) });
    await app.settle();
    expect(faultsIn(document.body)).toEqual([]);
    shown += names.filter(isShown).length;
    cleanup();
  }
  // They were there to be seen.
  expect(shown).toBeGreaterThan(rounds.length - 1);
  expect(ran).not.toHaveBeenCalled();
});

test('on a tablet that is set up the names of those who are on it are text, asked and kept ones', async () => {
  for (const names of rounds.slice(0, 5)) {
    const people = names.map((name, of) => ({
      person: `u${of}${'1'.repeat(16)}`,
      device: `d${of}${'1'.repeat(16)}`,
      name,
      has: 'pin',
    }));
    const [spaceTitle, workspaceTitle] = names;
    const told = { workspace: id('w'), secret, idle: 2, spaceTitle, workspaceTitle, pins: {}, behind: [], last: null };
    keepTablet({ ...told, people } as never);
    await openApp({ at: '/tablet' });
    expect(faultsIn(document.body)).toEqual([]);
    expect(screen.queryAllByRole('button').length).toBeGreaterThan(0);
    cleanup();
  }
});
