import { expect, test } from 'vitest';
import { previewOf, sniffedBytes, sniffType } from './sniff.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['\u0089PNG\r\n\u001a\n....', 'image/png', 'image'],
  ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg', 'image'],
  ['GIF89a<script>alert(1)</script>', 'image/gif', 'image'],
  ['RIFF....WEBPVP8 ', 'image/webp', 'image'],
  ['%PDF-1.7', 'application/pdf', 'pdf'],
  ['PK\u0003\u0004', 'application/zip', null],
  ['....ftypisom', 'video/mp4', null],
  ['....ftypheic', 'image/heic', null],
  ['\u0000\u0001\u0002', 'application/octet-stream', null],
  ['\u00ff\u00fe\u0000h', 'application/octet-stream', null],
])('[M204] %j is %s', (text, type, preview) => {
  expect(sniffType(bytes(text))).toBe(type);
  expect(previewOf(type)).toBe(preview);
});

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  '<?xml version="1.0"?>\n<!-- a picture -->\n<svg onload="alert(1)"/>',
  '<!DOCTYPE svg PUBLIC "x" "y"><svg/>',
  '\ufeff<svg/>',
])('[M204] an SVG is shown as text and never drawn: %j', (text) => {
  expect(sniffType(utf8(text))).toBe('image/svg+xml');
  expect(previewOf('image/svg+xml')).toBe('text');
});

test.each(['<!doctype html><p>', 'Dear all <script>alert(1)</script>', '<html>', '  <iframe src=x>'])(
  '[M204] %j is a page, whatever it is called',
  (text) => {
    expect(sniffType(utf8(text))).toBe('text/html');
  },
);

test('[M204] plain text is text, in any language, also where the look ends within a letter; nothing is empty text', () => {
  expect(sniffType(utf8('Grüße, 你好\n'))).toBe('text/plain');
  expect(sniffType(utf8('ä'.repeat(sniffedBytes)).subarray(0, sniffedBytes - 1))).toBe('text/plain');
  expect(sniffType(new Uint8Array())).toBe('text/plain');
  expect(sniffType(bytes('abc\u00e4'))).toBe('text/plain');
  expect(sniffType(bytes('abc\u00e4abc'))).toBe('application/octet-stream');
});
