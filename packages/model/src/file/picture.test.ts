import { expect, test } from 'vitest';
import { readBody } from '../comment/body.ts';
import { pictureIn, pictureWords } from './picture.ts';

const hash = 'a'.repeat(64);
const beach = { hash, size: 5, type: 'image/png', name: 'beach.png' };
const bodyOf = (attrs: object): string => JSON.stringify([{ type: 'picture', attrs }]);

test('[M311] a picture is its bytes by their hash, with what is said of it', () => {
  const whole = { ...beach, alt: 'The beach at noon', width: 800, height: 600 };
  expect([pictureIn(whole), pictureIn(beach)]).toEqual([whole, beach]);
  expect(readBody(bodyOf(whole))).toEqual([{ type: 'picture', attrs: whole }]);
  expect([pictureWords(whole), pictureWords(beach), pictureWords({ ...beach, alt: '' })]).toEqual([
    'The beach at noon',
    'beach.png',
    'beach.png',
  ]);
});

test.each([
  ['an address instead of a hash', { ...beach, hash: 'https://example.org/a.png' }],
  ['bytes in the text', { ...beach, hash: 'data:image/png;base64,AAAA' }],
  ['a hash in large letters', { ...beach, hash: 'A'.repeat(64) }],
  ['an address beside it', { ...beach, src: 'https://example.org/a.png' }],
  ['a handler', { ...beach, onerror: 'alert(1)' }],
  ['a style', { ...beach, style: 'position:fixed' }],
  ['markup that calls itself a picture', { ...beach, type: 'image/svg+xml' }],
  ['a page', { ...beach, type: 'text/html' }],
  ['a type with more in it', { ...beach, type: 'image/png;x' }],
  ['a name with folders', { ...beach, name: '../beach.png' }],
  ['a name that turns round', { ...beach, name: 'beach\u202egpj.exe' }],
  ['no name', { ...beach, name: '' }],
  ['no bytes', { ...beach, size: 0 }],
  ['a size of words', { ...beach, size: '5' }],
  ['words of many lines', { ...beach, alt: 'a\nb' }],
  ['words without end', { ...beach, alt: 'a'.repeat(501) }],
  ['a width of no picture', { ...beach, width: 1e9 }],
  ['a height that is a style', { ...beach, height: '100vh' }],
])('[M311] %s is no picture', (_, attrs) => {
  expect(readBody(bodyOf(attrs))).toBeNull();
});

test('[M311] it holds nothing, stands in no line, and lacks nothing', () => {
  const { name: _, ...nameless } = beach;
  expect(readBody(bodyOf(nameless))).toBeNull();
  expect(pictureIn(nameless)).toBeNull();
  const text = { type: 'text', text: 'x' };
  expect(readBody(JSON.stringify([{ type: 'picture', attrs: beach, content: [text] }]))).toBeNull();
  const inLine = { type: 'paragraph', content: [{ type: 'picture', attrs: beach }] };
  expect(readBody(JSON.stringify([inLine]))).toBeNull();
  const quoted = [{ type: 'blockquote', content: [{ type: 'picture', attrs: beach }] }];
  expect(readBody(JSON.stringify(quoted))).toEqual(quoted);
});
