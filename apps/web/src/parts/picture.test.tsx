import { refuse, type Refusal } from '@baton/model/refusal';
import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Scene, scene } from '../test/scene.tsx';
import { PictureShown } from './picture.tsx';

vi.mock('../lib/picture-preview.ts', () => ({ picturePreview: (file: Blob) => Promise.resolve(file) }));
vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }));

let at: Scene;
let answer: Blob | Refusal;
const png = new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)]);
const beach = { hash: 'a'.repeat(64), size: 2_400_000, type: 'image/png', name: 'beach.png', width: 800, height: 400 };
const read = vi.fn<() => Promise<Blob | Refusal>>();
beforeEach(() => {
  at = scene();
  read.mockReset().mockImplementation(() => Promise.resolve(answer));
  Object.assign(at.workspace, { readFile: read });
});

test('while its bytes are not here its place stands there with name and size, and it comes when the relay is met', async () => {
  answer = refuse('needs-relay', 'file');
  at.workspace.setStatus({ link: 'away' });
  await at.show(<PictureShown picture={beach} isWritten={false} />);
  expect(screen.getByText('beach.png')).toBeTruthy();
  expect(screen.getByText('2.4 MB, not on this device yet; it comes when the relay has it')).toBeTruthy();
  answer = png;
  act(() => at.workspace.setStatus({ link: 'live' }));
  const image = await screen.findByRole<HTMLImageElement>('img', { name: 'beach.png' });
  expect([image.getAttribute('src'), image.style.aspectRatio]).toEqual(['blob:x', '800 / 400']);
});

test('bytes that are no picture are never drawn, whatever is said of them', async () => {
  answer = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>']);
  await at.show(<PictureShown picture={beach} isWritten={false} />);
  await screen.findByText('2.4 MB, this browser cannot show it');
  expect(screen.queryByRole('img')).toBeNull();
});

test('a very large one is fetched only when somebody asks', async () => {
  answer = png;
  await at.show(<PictureShown picture={{ ...beach, hash: 'b'.repeat(64), size: 90_000_000 }} isWritten={false} />);
  expect(read).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
  await screen.findByRole('img', { name: 'beach.png' });
});

test('who does not see it is told what it shows; pressed it opens, and by its name', async () => {
  answer = png;
  await at.show(<PictureShown picture={{ ...beach, alt: 'The beach at noon' }} isWritten={false} />);
  await userEvent.click(await screen.findByRole('button', { name: 'The beach at noon' }));
  await screen.findByRole('dialog', { name: 'beach.png' });
  expect(screen.getByRole('button', { name: 'Download' })).toBeTruthy();
});
