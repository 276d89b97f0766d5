import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { openMemoryWorkspace, type MemoryWorkspace } from '../test/memory-workspace.ts';
import { draftsOf, forgetDrafts, useDraft } from './drafts.ts';
import { keepText } from './kept-text.ts';
import { WorkspaceProvider } from './workspace-context.tsx';

let workspace: MemoryWorkspace;
function Field({ place }: { place: string }) {
  const [text, setText] = useDraft(place);
  return <input aria-label={place} value={text} onChange={(event) => setText(event.target.value)} />;
}
const show = (place: string) => {
  render(
    <WorkspaceProvider workspace={workspace}>
      <Field key={place} place={place} />
    </WorkspaceProvider>,
  );
  return screen.getByRole<HTMLInputElement>('textbox', { name: place });
};
const nameOf = (place: string) => {
  const { me } = workspace.world;
  return `baton.draft.${me.workspace}.${me.person}.${place}`;
};
beforeEach(() => {
  workspace = openMemoryWorkspace();
  forgetDrafts(workspace.world.me);
  localStorage.clear();
});

test('what is begun is there when the field comes back, in its own place only', async () => {
  await userEvent.type(show('one'), 'Half a thought');
  cleanup();
  expect(show('two').value).toBe('');
  cleanup();
  expect(show('one').value).toBe('Half a thought');
});

test('it outlives the tab, and leaves nothing behind when it is emptied', async () => {
  const field = show('three');
  await userEvent.type(field, 'Kept');
  expect(localStorage.getItem(nameOf('three'))).toBe('Kept');
  await userEvent.clear(field);
  expect(localStorage.getItem(nameOf('three'))).toBeNull();
});

test('where storage is closed it lasts as long as the page', async () => {
  const closed = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('closed', 'SecurityError');
  });
  await userEvent.type(show('four'), 'Here');
  cleanup();
  expect(show('four').value).toBe('Here');
  closed.mockRestore();
});

test('whoever comes to this browser after me is not shown what I had begun', async () => {
  await userEvent.type(show('five'), 'Between us');
  cleanup();
  const { world } = workspace;
  const bo = { ...world.me, person: 'uBo' as typeof world.me.person };
  Object.defineProperty(workspace, 'world', { get: () => ({ ...world, me: bo }) });
  expect(show('five').value).toBe('');
  expect(draftsOf(bo)).toEqual([]);
  expect(draftsOf(world.me)).toEqual(['Between us']);
});

test('who leaves leaves nothing that they had begun, by whichever tab; what others and other workspaces have stays', async () => {
  const { me } = workspace.world;
  const elsewhere = { ...me, workspace: 'wElse' };
  await userEvent.type(show('six'), 'Mine');
  keepText('theme', 'dark');
  keepText('draft.wElse.' + me.person + '.six', 'Other work');
  // Written by another tab: this page has never read it.
  localStorage.setItem(nameOf('seven'), 'In another tab');
  // Emptied here, and begun anew in another tab since.
  keepText(nameOf('eight').slice('baton.'.length), null);
  localStorage.setItem(nameOf('eight'), 'Again');
  expect(draftsOf(me).toSorted()).toEqual(['Again', 'In another tab', 'Mine']);
  forgetDrafts(me);
  expect(draftsOf(me)).toEqual([]);
  expect(Object.keys(localStorage).filter((key) => key.includes(me.workspace))).toEqual([]);
  expect(draftsOf(elsewhere)).toEqual(['Other work']);
  expect(localStorage.getItem('baton.theme')).toBe('dark');
  forgetDrafts(elsewhere);
});
