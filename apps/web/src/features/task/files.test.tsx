// Files on a task: brought by picking, dropping and pasting, and what is said of each.
import { addFiles, addFileVersion } from '@baton/model/file/commands';
import { filesOn, fileVersionsOf } from '@baton/model/file/queries';
import { taskByKey } from '@baton/model/task/queries';
import { refuse } from '@baton/model/refusal';
import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFileTaker } from '../../lib/file-taker.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { layout } from '../../test/layout.ts';
import { scene } from '../../test/scene.tsx';
import { Files } from './files.tsx';

function Room() {
  const task = useLiveOne(taskByKey, { key: 'SPR-121' });
  return task ? <Files task={task.id} /> : null;
}
/** As the window gives what is dropped to the task that is open. */
function Dropped() {
  const taker = useFileTaker();
  return <button onClick={() => taker?.take([new File(['x'], 'x.txt')])}>Drop x.txt</button>;
}
beforeEach(() => localStorage.clear());
afterEach(() => layout.setPhone(false));

async function withFile() {
  const at = scene();
  await at.show(<Room />);
  const kept = await at.workspace.keepFile(new Blob(['Forty journalists.']));
  if ('refused' in kept) throw new Error(kept.kind);
  const [task] = at.workspace.memory.ask(taskByKey, { key: 'SPR-121' });
  await at.workspace.run(addFiles, { task: task?.id ?? '', files: [{ name: 'facts.txt', ...kept }] });
  await at.settle();
  return { ...at, kept, task: task?.id ?? '' };
}

test('a file says where it is, and opens to what stands in it and to the hash of its bytes', async () => {
  const at = await withFile();
  const row = screen.getByRole('listitem');
  expect(row.textContent).toContain('On this device and the relay');
  at.workspace.standAs(at.kept.hash, { relay: 'waiting' });
  expect((await within(row).findByText(/waits for the relay/)).textContent).toBeTruthy();
  at.workspace.standAs(at.kept.hash, { relay: 'refused', why: 'This relay takes files of up to 500 MB.' });
  expect(await within(row).findByText(/On this device only. This relay takes files of up to 500 MB/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'facts.txt' }));
  expect(await screen.findByDisplayValue('Forty journalists.')).toBeTruthy();
  expect(screen.getByText(at.kept.hash).closest('p')?.textContent).toMatch(
    /^Its bytes are checked by sha256 [0-9a-f]{64}$/,
  );
});

test('opened before the relay has it, it says so, and shows what stands in it as soon as that has come', async () => {
  const at = await withFile();
  const real = at.workspace.readFile.bind(at.workspace);
  let isThere = false;
  at.workspace.readFile = (of) => (isThere ? real(of) : Promise.resolve(refuse('not-found', 'bytes')));
  act(() => at.workspace.setStatus({ link: 'live' }));
  await userEvent.click(screen.getByRole('button', { name: 'facts.txt' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findByText(/^This file is not on the relay yet/)).toBeTruthy();
  isThere = true;
  expect(await dialog.findByDisplayValue('Forty journalists.')).toBeTruthy();
});

test('what is kept on this device says so, and what is still to come', async () => {
  const at = await withFile();
  at.workspace.standAs(at.kept.hash, { pinned: true });
  expect(await screen.findByText(/Kept on this device, and on the relay/)).toBeTruthy();
  at.workspace.standAs(at.kept.hash, { pinned: true, here: false });
  expect(await screen.findByText(/On the relay, comes to be kept on this device/)).toBeTruthy();
});

test.each(['image/png', 'application/pdf'])(
  'what its record calls %s, and is a page, is shown as the text that it is',
  async (type) => {
    const at = scene();
    await at.show(<Room />);
    const page = '<!doctype html><script>alert(1)</script>';
    const kept = await at.workspace.keepFile(new Blob([page]));
    if ('refused' in kept) throw new Error(kept.kind);
    const [task] = at.workspace.memory.ask(taskByKey, { key: 'SPR-121' });
    await at.workspace.run(addFiles, { task: task?.id ?? '', files: [{ ...kept, name: 'plan', type }] });
    await at.settle();
    await userEvent.click(screen.getByRole('button', { name: 'plan' }));
    expect(await screen.findByDisplayValue(page)).toBeTruthy();
    expect(within(screen.getByRole('dialog')).queryByRole('img')).toBeNull();
  },
);

test('without room it is said, and nothing hangs on the task', async () => {
  const at = scene();
  await at.show(
    <>
      <Room />
      <Dropped />
    </>,
  );
  at.workspace.refuseFile(refuse('not-saved', 'full'));
  const before = at.workspace.calls.length;
  await userEvent.click(screen.getByRole('button', { name: 'Drop x.txt' }));
  await at.settle();
  expect(at.workspace.calls.length).toBe(before);
  expect(screen.queryByRole('listitem')).toBeNull();
  at.workspace.refuseFile(null);
  await userEvent.click(screen.getByRole('button', { name: 'Drop x.txt' }));
  expect(await screen.findByRole('button', { name: 'x.txt' })).toBeTruthy();
});

test('on the phone its camera is at hand, and what it took hangs on the task', async () => {
  layout.setPhone(true);
  const at = scene();
  await at.show(<Room />);
  const asked: HTMLInputElement[] = [];
  const click = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLElement) {
    asked.push(this as HTMLInputElement);
  });
  await userEvent.click(screen.getByRole('button', { name: 'Take a picture' }));
  click.mockRestore();
  const [input] = asked;
  expect([input?.getAttribute('capture'), input?.accept]).toEqual(['environment', 'image/*']);
  Object.defineProperty(input, 'files', { value: [new File(['jpeg'], 'tent.jpg', { type: 'image/jpeg' })] });
  act(() => void input?.dispatchEvent(new Event('change')));
  expect(await screen.findByRole('button', { name: 'tent.jpg' })).toBeTruthy();
});

test('of a version it is said what is new in it, and it stands there for everybody', async () => {
  const at = await withFile();
  const { memory } = at.workspace;
  const [file] = memory.ask(filesOn, { on: at.task });
  const kept = await at.workspace.keepFile(new Blob(['Fifty journalists.']));
  if ('refused' in kept) throw new Error(kept.kind);
  await at.workspace.run(addFileVersion, { file: file?.id ?? '', hash: kept.hash, size: kept.size, type: kept.type });
  await at.settle();
  await userEvent.click(screen.getByRole('button', { name: 'facts.txt' }));
  const versions = within(await screen.findByRole('region', { name: 'Versions' }));
  await userEvent.click(versions.getByRole('button', { name: /What is new in version 2/ }));
  await userEvent.type(versions.getByRole('textbox'), 'Ten more{Enter}');
  await at.settle();
  expect(versions.getByRole('button', { name: /What is new in version 2.*Ten more/ })).toBeTruthy();
  expect(memory.ask(fileVersionsOf, { file: file?.id ?? '' }).map(({ note }) => note)).toEqual(['Ten more', null]);
});
