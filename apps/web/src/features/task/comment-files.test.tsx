// Files where a comment is written, said and changed.
import { addComment } from '@baton/model/comment/commands';
import { refuse } from '@baton/model/refusal';
import { taskByKey } from '@baton/model/task/queries';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { forgetDrafts } from '../../lib/drafts.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { bo, scene, type Scene } from '../../test/scene.tsx';
import { CommentBox } from './comment-box.tsx';
import { Comments } from './comments.tsx';

const drawing = vi.hoisted(() => ({ size: null as readonly [number, number] | null }));
vi.mock('../../lib/picture-preview.ts', () => ({
  pictureSize: () => Promise.resolve(drawing.size),
  picturePreview: (file: Blob) => Promise.resolve(file),
}));
vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }));
// jsdom lays nothing out; ProseMirror asks where the caret is.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let at: Scene;
beforeEach(() => {
  localStorage.clear();
  drawing.size = null;
  at = scene();
  forgetDrafts(at.workspace.world.me);
});
const task = (): string => at.workspace.memory.ask(taskByKey, { key: 'SPR-128' })[0]?.id ?? '';

function Room() {
  const found = useLiveOne(taskByKey, { key: 'SPR-128' });
  if (!found) return null;
  return (
    <>
      <Comments task={found} />
      <CommentBox task={found.id} />
    </>
  );
}
const text = (name = 'facts.txt') => new File(['Forty journalists.'], name);
const png = (name = 'beach.png') =>
  new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)], name, { type: 'image/png' });
const box = () => screen.getByRole('textbox', { name: 'Comment' }).closest('[data-field="comment"]') as HTMLElement;
const drop = (place: HTMLElement, ...files: readonly File[]) =>
  fireEvent.drop(place, { dataTransfer: { files, types: ['Files'] } });
const send = () => userEvent.click(within(box()).getByRole('button', { name: 'Send' }));
const talk = () => within(screen.getByRole('region', { name: 'Conversation' }));

test('files are dropped where a comment is written, survive its leaving, and are said with it', async () => {
  await at.show(<Room />);
  drop(box(), text(), png());
  await within(box()).findByText('facts.txt');
  expect(await within(box()).findByText('beach.png')).toBeTruthy();
  cleanup();
  await at.show(<Room />);
  await within(box()).findByText('facts.txt');
  await userEvent.click(within(box()).getByRole('button', { name: 'Leave beach.png out' }));
  expect(within(box()).queryByText('beach.png')).toBeNull();
  await send();
  await talk().findByRole('button', { name: 'facts.txt' });
  expect(within(box()).queryByText('facts.txt')).toBeNull();
  // Said by files alone: no words of it are drawn.
  expect(talk().queryAllByText('facts.txt')).toHaveLength(1);
});

test('what is refused is put back with its files', async () => {
  await at.show(<Room />);
  drop(box(), text());
  await within(box()).findByText('facts.txt');
  const run = vi.spyOn(at.workspace, 'run').mockResolvedValueOnce(refuse('in-bin', 'task') as never);
  await send();
  await waitFor(() => expect(run).toHaveBeenCalled());
  await at.settle();
  expect(await within(box()).findByText('facts.txt')).toBeTruthy();
  expect(talk().queryByRole('button', { name: 'facts.txt' })).toBeNull();
});

test('a file that is still being kept when the comment is sent goes with it', async () => {
  await at.show(<Room />);
  const { keepFile } = at.workspace;
  const kept = Promise.withResolvers<void>();
  vi.spyOn(at.workspace, 'keepFile').mockImplementation(async (...given) => {
    await kept.promise;
    return keepFile(...given);
  });
  fireEvent.change(screen.getByRole('textbox', { name: 'Comment' }), { target: { value: 'The facts' } });
  drop(box(), text());
  await send();
  await send();
  expect(talk().queryByText('The facts')).toBeNull();
  expect(within(box()).getByRole('status').textContent).toBe('A file is being kept on this device, and goes along.');
  kept.resolve();
  await talk().findByRole('button', { name: 'facts.txt' });
  expect(talk().getAllByText('The facts')).toHaveLength(1);
  expect(within(box()).queryByText('facts.txt')).toBeNull();
});

test('what is refused stands before what was begun since', async () => {
  await at.show(<Room />);
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' });
  const refused = Promise.withResolvers<never>();
  vi.spyOn(at.workspace, 'run').mockReturnValueOnce(refused.promise);
  fireEvent.change(field(), { target: { value: 'The facts' } });
  drop(box(), text());
  await within(box()).findByText('facts.txt');
  await send();
  await waitFor(() => expect(field().value).toBe(''));
  fireEvent.change(field(), { target: { value: 'And more' } });
  refused.resolve(refuse('in-bin', 'task') as never);
  await within(box()).findByText('facts.txt');
  expect(field().value).toBe('The facts\nAnd more');
});

test('what there is no room for is said, and nothing hangs on the draft', async () => {
  await at.show(<Room />);
  at.workspace.refuseFile(refuse('not-saved', 'full'));
  drop(box(), text());
  await screen.findByText(/storage on this device is full/u);
  expect(within(box()).queryByText('facts.txt')).toBeNull();
});

test('its author takes a file away or leaves it out of an edit; nobody else can', async () => {
  const kept = await at.workspace.keepFile(text());
  if ('refused' in kept) throw new Error(kept.kind);
  const file = { name: 'facts.txt', ...kept };
  const { memory } = at.workspace;
  memory.as(bo, () => memory.does(addComment, { task: task(), text: 'Of Bo', files: [{ ...file, name: 'bo.txt' }] }));
  memory.does(addComment, { task: task(), text: 'Mine', files: [file] });
  await at.show(<Room />);
  await userEvent.click(talk().getByRole('button', { name: 'What to do with bo.txt' }));
  await screen.findByRole('menuitem', { name: 'Download' });
  expect(screen.queryByRole('menuitem', { name: 'Remove' })).toBeNull();
  await userEvent.keyboard('{Escape}');
  const own = talk().getAllByRole('button', { name: 'Your comment, menu' });
  await userEvent.click(own.at(-1) as HTMLElement);
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave facts.txt out' }));
  const edited = (await screen.findByRole('textbox', { name: 'Your comment' })).closest('div[data-takes-files]');
  drop(edited as HTMLElement, text('more.txt'));
  await screen.findByRole('button', { name: 'Leave more.txt out' });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await talk().findByRole('button', { name: 'more.txt' });
  expect(talk().queryByRole('button', { name: 'facts.txt' })).toBeNull();
});

test('a pasted picture stands in the words, is said with them and drawn there once', async () => {
  drawing.size = [8, 6];
  await at.show(<Room />);
  await userEvent.click(screen.getByRole('textbox', { name: 'Comment' }));
  const field = await waitFor(
    () => {
      const rich = screen.getByRole('textbox', { name: 'Comment' });
      expect(rich.tagName).toBe('DIV');
      return rich;
    },
    { timeout: 20_000 },
  );
  fireEvent.paste(field, { clipboardData: { files: [png()], getData: () => '', types: ['Files'] } });
  await within(field).findByRole('img', { name: 'beach.png' });
  expect(within(box()).queryByRole('button', { name: /^Leave/u })).toBeNull();
  await send();
  await talk().findByRole('img', { name: 'beach.png' });
  expect(talk().queryByRole('list', { name: 'Files' })).toBeNull();
});
