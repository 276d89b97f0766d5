// A proof is read by somebody without an account: what holds, in words, and the first thing that is wrong.
import { aProof, proven, type AProof } from '@baton/workspace/test/a-proof';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../test/app.tsx';
import { openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { faultWords } from './fault-words.ts';

let files: AProof;
beforeAll(async () => {
  files = await aProof();
});
afterEach(cleanup);

const text = (file: string, name = 'SPR-7-12.proof.json') => new File([file], name, { type: 'application/json' });
function drop(file: File): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: [file] } });
  window.dispatchEvent(event);
}
const main = () => within(screen.getByRole('main'));

test('with no workspace here a dropped proof says what was signed, by whom, when and with which key, and asks no relay', async () => {
  const app = await openApp({ at: '/proof' });
  expect(screen.getByRole('heading', { name: 'Check a proof' })).toBeTruthy();
  drop(text(files.approval));
  await waitFor(() => main().getByText(/holds: \d+ decisions up to number/u), { timeout: 5_000 });
  expect(main().getByRole('heading', { name: `“I approve version 1 of ${proven.title}.”` })).toBeTruthy();
  expect(main().getByText('Ann Alder', { selector: 'dd' })).toBeTruthy();
  const signed = within(screen.getByRole('region', { name: 'What was signed' }));
  expect(signed.getByText('Sixty seconds, no lyrics.')).toBeTruthy();
  const all = within(screen.getByRole('region', { name: 'All that was decided about it' }));
  expect(all.getAllByRole('listitem').map((row) => row.querySelector('b')?.textContent)).toEqual([
    'Offered a task to Cy Cedar',
    'Accepted a task',
    'Asked 1 signer to approve a task',
    'Approved a task',
  ]);
  expect(await main().findByText(/This browser does not know the workspace\./u)).toBeTruthy();
  expect(app.asked).toEqual([]);
});

test('of an offer its note is read; a file for nothing in particular says how things stand, with ids where it has no names', async () => {
  await openApp({ at: '/proof' });
  drop(text(files.offer));
  await waitFor(() => main().getByRole('heading', { name: 'Bo Birch: Offered a task to Cy Cedar' }), {
    timeout: 5_000,
  });
  expect(main().getByText(`“${proven.note}”`)).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'What was signed' })).toBeNull();
  drop(text(files.whole));
  await waitFor(() => main().getByText(/^It is approved by Somebody \(u\w{5}\)\. Somebody/u), { timeout: 5_000 });
  expect(main().getByRole('heading', { name: /^Task t/u })).toBeTruthy();
});

interface Written {
  entries: string[];
  content: string;
  baton: string;
}
const bent = (change: (of: Written) => Partial<Written>): string => {
  const read = JSON.parse(files.approval) as Written;
  return JSON.stringify({ ...read, ...change(read) });
};

test('the first thing that is wrong is said in words, and nothing of the rest', async () => {
  await openApp({ at: '/proof' });
  const says = async (file: string) => {
    drop(text(file));
    await waitFor(() => main().getByText('SPR-7-12.proof.json proves nothing'), { timeout: 5_000 });
    const said = await waitFor(() => main().getByRole('alert'));
    expect(screen.queryByRole('region', { name: 'What was signed' })).toBeNull();
    drop(text(files.offer));
    await waitFor(() => main().getByText(/holds: /u), { timeout: 5_000 });
    return said.textContent ?? '';
  };
  expect(await says(bent(({ entries }) => ({ entries: entries.toSpliced(4, 1) })))).toMatch(
    /^Decision 5 of \d+ \(number \d+\) does not standA decision about people and rights before it was taken out\. The 4 before it stand\./u,
  );
  expect(await says(bent(({ content }) => ({ content: content.replace('Sixty', 'Ninety') })))).toContain(
    'What it shows is not what was signed',
  );
  expect(await says('a letter')).toContain('This is not a proof');
  expect(await says(bent(() => ({ baton: 'proof 9' })))).toContain('Another version of Baton wrote this proof');
});

test('a file is chosen with the keyboard too; another one can be checked after it', async () => {
  const app = await openApp({ at: '/proof' });
  const press = async (name: string, file: string) => {
    const made = document.createElement.bind(document);
    const spy = (tag: string) => {
      const node = made(tag);
      if (node instanceof HTMLInputElement) node.click = () => void userEvent.upload(node, text(file));
      return node;
    };
    document.createElement = spy;
    screen.getByRole('button', { name }).focus();
    await userEvent.keyboard('{Enter}');
    document.createElement = made;
    await app.settle(30);
  };
  await press('Choose a proof', files.offer);
  await waitFor(() => main().getByText(/holds: /u), { timeout: 5_000 });
  await press('Check another', 'no');
  expect(await main().findByRole('heading', { name: 'This is not a proof' })).toBeTruthy();
});

test('where this browser knows the workspace by another key of the relay, that is said', async () => {
  const workspace = openMemoryWorkspace();
  const { workspace: id } = JSON.parse(files.offer) as { workspace: string };
  await openApp({ at: '/proof', workspace, known: [{ id, title: 'Northwind', person: workspace.world.me.person }] });
  drop(text(files.offer));
  expect(await screen.findByText(/This device knows Northwind by another key of the relay/u)).toBeTruthy();
});

test('what no list of words knows is said as the check says it', () => {
  const fault = { is: 'decision', place: 1, of: 3, number: null, why: 'it is odd' } as const;
  expect(faultWords(fault)).toMatchObject({
    title: 'Decision 1 of 3 does not stand',
    why: 'It is refused: it is odd. Nothing behind it is believed.',
  });
});
