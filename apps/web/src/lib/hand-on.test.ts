import { afterEach, expect, test, vi } from 'vitest';
import { handOn } from './hand-on.ts';

const handed = {
  title: 'SPR-104 Retail price list',
  text: 'Estimate: 4 h → 5 h',
  link: 'https://x.example/task/SPR-104',
};
const writeText = vi.fn<(text: string) => Promise<void>>();
const share = vi.fn<(data: ShareData) => Promise<void>>();
const browser = (more: object) => vi.stubGlobal('navigator', { clipboard: { writeText }, ...more });
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

test('the share sheet is given title, text and link', async () => {
  browser({ share, canShare: () => true });
  expect(await handOn(handed)).toBe('shared');
  expect(share).toHaveBeenCalledWith({ title: handed.title, text: handed.text, url: handed.link });
  expect(writeText).not.toHaveBeenCalled();
});

test('a share sheet that was closed is an answer; one that is not allowed leaves the clipboard', async () => {
  browser({ share, canShare: () => true });
  share.mockRejectedValueOnce(Object.assign(new Error('closed'), { name: 'AbortError' }));
  expect(await handOn(handed)).toBe('shared');
  share.mockRejectedValueOnce(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
  expect(await handOn(handed)).toBe('copied');
});

test('without a share sheet text and link go to the clipboard; a refusal of that is told', async () => {
  browser({});
  expect(await handOn(handed)).toBe('copied');
  expect(writeText).toHaveBeenCalledWith(`${handed.text}\n\n${handed.link}`);
  writeText.mockRejectedValueOnce(new Error('no'));
  expect(await handOn({ ...handed, link: null })).toBe('not');
});
