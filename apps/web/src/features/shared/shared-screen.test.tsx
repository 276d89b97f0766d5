import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Doors } from '../../lib/doors.ts';
import { type Answers, openApp } from '../../test/app.tsx';
import { shutWords, triesWords } from './shut-words.ts';

const [link, workspace, secret] = [`l${'1'.repeat(17)}`, `w${'1'.repeat(17)}`, 'S'.repeat(43)];
const at = Date.parse('2026-03-05T12:00:00Z');
const opened = (more: object = {}) => ({
  ok: true,
  link,
  pass: 'P'.repeat(43),
  page: 'p/s1/t1',
  right: 'read',
  title: 'Waterproof claims check',
  byName: 'Ines Costa',
  workspaceTitle: 'Northwind Outdoor',
  notAfter: at,
  ...more,
});
let paths: string[];
let closed: ((code: number) => void) | undefined;
const lines = new Map<string, (code: number) => void>();
const connect: Doors['connect'] = (path, handlers) => {
  paths.push(path);
  if (path.startsWith('/yjs/p/')) closed = (code) => handlers.closed(code);
  lines.set(path.slice('/yjs/'.length).split('?')[0] ?? '', (code) => handlers.closed(code));
  return { send: () => undefined, close: () => undefined };
};
const open = (answers: Answers, hash = `${workspace}.${secret}`) => {
  history.replaceState(null, '', `/l/${link}#${hash}`);
  return openApp({ at: `/l/${link}`, answers, connect });
};
beforeEach(() => {
  localStorage.clear();
  paths = [];
  closed = undefined;
});

test('it shows whose page it is, who shares it and until when, and that it may be read; the secret stays behind the #', async () => {
  const app = await open({ '/api/links/open': opened() });
  expect(screen.getByRole('heading', { name: 'Waterproof claims check' })).toBeTruthy();
  expect(screen.getByText(/Ines Costa shares this page with you until Thu 5 March/)).toBeTruthy();
  expect(screen.getByText('You may read')).toBeTruthy();
  expect(screen.getByText(/nothing else of Northwind Outdoor/)).toBeTruthy();
  expect(app.asked).toEqual([{ path: '/api/links/open', body: { workspace, secret } }]);
  expect(paths).toEqual([`/yjs/p/s1/t1?link=${'P'.repeat(43)}`]);
  expect(location.hash).toBe(`#${workspace}.${secret}`);
});

test('of what day the title is stands beside it, where the relay tells', async () => {
  await open({ '/api/links/open': opened({ titled: Date.parse('2026-03-02T12:00:00Z') }) });
  expect(screen.getByText(/It was called so on Mon 2 March; the text is as it stands now\./)).toBeTruthy();
});

test('with a right to edit it says so, and that what is written stands as written by link', async () => {
  await open({ '/api/links/open': opened({ right: 'edit' }) });
  expect(screen.getByText('You may edit')).toBeTruthy();
  expect(screen.getByText(/stands there as written by link/)).toBeTruthy();
});

test('a password is asked for; a wrong one is said with how many tries are left; the right one opens', async () => {
  const shut = (left: number | null) => ({ ok: false, why: 'password', byName: 'Ines Costa', left });
  const tried = (body: { password?: string }) =>
    body.password === undefined ? shut(null) : body.password === 'four plain words' ? opened() : shut(4);
  const app = await open({ '/api/links/open': tried });
  expect(screen.queryByText(/Waterproof/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Open the page' }));
  expect(screen.getByText('Type it here.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Password'), 'not this');
  expect(screen.queryByText(/That is not/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Open the page' }));
  await app.settle();
  expect(screen.getByText('That is not the password. 4 more tries.')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Password'));
  await userEvent.type(screen.getByLabelText('Password'), 'four plain words{Enter}');
  await app.settle();
  expect(screen.getByRole('heading', { name: 'Waterproof claims check' })).toBeTruthy();
});

test('a link that was cut, and a relay that does not answer, are said; it may be tried again', async () => {
  await open({}, 'cut');
  expect(screen.getByRole('heading', { name: 'This link is not whole' })).toBeTruthy();
});
test('a relay that does not answer is said; it may be tried again', async () => {
  const app = await open({});
  expect(screen.getByRole('heading', { name: 'The page could not be opened' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await app.settle();
  expect(app.asked).toHaveLength(2);
});

test('taken back while it is open, the page goes and it is said when that was', async () => {
  let isOver = false;
  const back = { ok: false, why: 'taken-back', byName: 'Ines Costa', when: at };
  const app = await open({ '/api/links/open': () => (isOver ? back : opened()) });
  isOver = true;
  closed?.(4403);
  await app.settle();
  expect(screen.queryByText(/Waterproof/)).toBeNull();
  expect(screen.getByRole('heading', { name: 'This link was taken back' })).toBeTruthy();
  expect(screen.getByText(/That was on Thu 5 March/)).toBeTruthy();
});

test('while the relay is away the page stays and that is said', async () => {
  const app = await open({ '/api/links/open': opened() });
  closed?.(1006);
  await app.settle();
  expect(screen.getByRole('heading', { name: 'Waterproof claims check' })).toBeTruthy();
  expect(screen.getByText(/The relay is away/)).toBeTruthy();
});

test('by a link to comment a name is asked for, what is said stands as it is, and is given back where it is not taken', async () => {
  const feed = `f/s1/${link}/t1/2026q1`;
  const app = await open({ '/api/links/open': opened({ right: 'comment', talk: { docs: [feed], now: at } }) });
  expect(screen.getByText('You may comment')).toBeTruthy();
  expect(screen.getByText(/with its earlier versions, and what is said below, and nothing else/)).toBeTruthy();
  expect(paths).toContain(`/yjs/${feed}?link=${'P'.repeat(43)}`);
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(screen.getByText('Say who you are.')).toBeTruthy();
  expect(screen.getByText('Write what you want to say.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Your name'), 'Clara');
  await userEvent.type(screen.getByLabelText('What you want to say'), '<b>Two</b>?');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  const said = screen.getByText('<b>Two</b>?').closest('li');
  expect(said?.textContent).toContain('Clara Sending');
  lines.get(feed)?.(4413);
  await app.settle();
  expect(screen.getByRole('alert').textContent).toContain('did not take what you said last');
  await userEvent.click(screen.getByRole('button', { name: 'Put it back into the field' }));
  expect(screen.getByLabelText('What you want to say')).toHaveProperty('value', '<b>Two</b>?');
});

test('a link that reads or edits has no conversation', async () => {
  await open({ '/api/links/open': opened({ right: 'edit' }) });
  expect(screen.queryByRole('region', { name: 'Conversation' })).toBeNull();
});

test('each reason has words of its own, with whom to ask', () => {
  const [byName, when] = ['Ines Costa', at] as const;
  expect(shutWords({ ok: false, why: 'unknown' }).text).toContain('Ask whoever sent it');
  expect(shutWords({ ok: false, why: 'expired', byName, when })).toEqual({
    title: 'This link ended on Thu 5 March',
    text: 'Ines Costa made it. Ask Ines for a new one.',
  });
  expect(shutWords({ ok: false, why: 'closed', byName: '', when }).text).toContain('Ask whoever sent it');
  expect(shutWords({ ok: false, why: 'too-many', byName, minutes: 3 }).text).toContain('Wait 3 minutes');
  expect(triesWords(0)).toContain('Wait a few minutes');
  expect(triesWords(1)).toContain('1 more try.');
});
