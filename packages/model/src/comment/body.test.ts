import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { bodyText, isPlain, mentionsIn, plainBody, quoteBody, readBody, type BodyNode } from './body.ts';
import { addComment, editComment } from './commands.ts';
import { commentsOn } from './queries.ts';

const words = (text: string, ...marks: object[]) => ({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
const line = (...content: object[]) => ({ type: 'paragraph', content });
const ines = { type: 'personMention', attrs: { id: 'uINES', label: 'Ines' } };
const said = (...nodes: object[]): string => JSON.stringify(nodes);
const rich = said(
  line(ines, words(' the '), words('weight', { type: 'bold' }), words(' sits too low, see '), {
    type: 'taskMention',
    attrs: { id: 't1', label: 'SPR-104' },
  }),
  {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: [line(words('on small screens', { type: 'italic' }, { type: 'strike' }))] },
      { type: 'listItem', content: [line(words('here', { type: 'link', attrs: { href: 'https://example.org/a' } }))] },
    ],
  },
  { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [line(words('three'))] }] },
  { type: 'blockquote', content: [line(words('above?'), { type: 'hardBreak' }, words('yes'))] },
  { type: 'codeBlock', attrs: { language: 'js' }, content: [words('a < b')] },
  line(words('const', { type: 'code' })),
);

test('[M191] a body of every node and mark that there is, is read as it was written', () => {
  expect(readBody(rich)).toEqual(JSON.parse(rich));
});

const script = 'javascript:alert(1)';
const hostile: readonly (readonly [string, string])[] = [
  ['no list', '{"type":"paragraph"}'],
  ['no JSON', '<p>hello</p>'],
  ['nothing', '[]'],
  ['an unknown node', said({ type: 'script', content: [words('alert(1)')] })],
  ['a name of every object', said({ type: 'constructor' })],
  ['a prototype', '[{"type":"paragraph","__proto__":{"x":1}}]'],
  ['a picture', said({ type: 'image', attrs: { src: 'https://example.org/a.png' } })],
  ['a handler', said({ type: 'paragraph', attrs: { onclick: 'alert(1)' } })],
  ['a style', said({ type: 'paragraph', attrs: { style: 'position:fixed' } })],
  ['a field beside it', said({ type: 'paragraph', html: '<b>' })],
  ['words as a block', said(words('hello'))],
  ['a block in a line', said(line(line(words('a'))))],
  ['a list of no items', said({ type: 'bulletList', content: [line(words('a'))] })],
  ['marks in code', said({ type: 'codeBlock', content: [words('a', { type: 'bold' })] })],
  ['a language of markup', said({ type: 'codeBlock', attrs: { language: '"><img>' } })],
  ['an unknown mark', said(line(words('a', { type: 'textStyle', attrs: { style: 'x' } })))],
  ['an attribute on a mark', said(line(words('a', { type: 'bold', attrs: { class: 'x' } })))],
  ['a mark twice over', said(line(words('a', ...Array.from({ length: 6 }, () => ({ type: 'bold' })))))],
  ['a link to nowhere', said(line(words('a', { type: 'link' })))],
  ['a link to a script', said(line(words('a', { type: 'link', attrs: { href: script } })))],
  ['a script with a break in it', said(line(words('a', { type: 'link', attrs: { href: 'java\nscript:alert(1)' } })))],
  ['a link with a space', said(line(words('a', { type: 'link', attrs: { href: 'https://a b' } })))],
  ['data', said(line(words('a', { type: 'link', attrs: { href: 'data:text/html,x' } })))],
  [
    'a link that opens elsewhere',
    said(line(words('a', { type: 'link', attrs: { href: 'https://a', target: '_top' } }))),
  ],
  ['a mention of markup', said(line({ type: 'personMention', attrs: { id: '"><img>', label: 'x' } }))],
  ['a mention of nobody', said(line({ type: 'personMention', attrs: { label: 'x' } }))],
  ['a label of lines', said(line({ type: 'taskMention', attrs: { id: 't1', label: 'a\nb' } }))],
  ['a mention that holds', said(line({ ...ines, content: [words('a')] }))],
  ['words that are none', said(line({ type: 'text', text: 5 }))],
  ['words of an object', said(line({ type: 'text', text: { toString: 'x' } }))],
  ['a start of text', said({ type: 'orderedList', attrs: { start: '1' }, content: [] })],
];
test.each(hostile)('[M191] %s is no body', (_name, body) => {
  expect(readBody(body)).toBeNull();
});

test('[M191] neither depth nor number makes reading long', () => {
  const deep = (levels: number): string =>
    `[${'{"type":"blockquote","content":['.repeat(levels)}${JSON.stringify(line(words('a')))}${']}'.repeat(levels)}]`;
  expect(readBody(deep(3))).not.toBeNull();
  for (const levels of [13, 1_600, 100_000]) expect(readBody(deep(levels))).toBeNull();
  expect(readBody(said(...Array.from({ length: 5_000 }, () => ({ type: 'paragraph' }))))).toBeNull();
});

test('[M190] the words of a body are a line for each block, mentions by the word that was written', () => {
  expect(bodyText(readBody(rich) ?? []).split('\n')).toEqual([
    '@Ines the weight sits too low, see SPR-104',
    'on small screens',
    'here',
    'three',
    'above?',
    'yes',
    'a < b',
    'const',
  ]);
  expect(mentionsIn(readBody(rich) ?? [])).toEqual(['uINES']);
});

test('[M190] plain lines make no body, and come back from one', () => {
  const plain = plainBody('one\n\ntwo');
  expect([isPlain(plain), bodyText(plain)]).toEqual([true, 'one\n\ntwo']);
  expect(isPlain(readBody(rich) ?? [])).toBe(false);
});

const open = () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  return { scene, task, shown: () => scene.ask(commentsOn, { task })[0] };
};

test('[M190] [M192] a comment is written with its body, its words and whom it mentions; an edit says them anew', () => {
  const { scene, task, shown } = open();
  const { comment } = scene.does(addComment, { task, body: rich });
  expect(scene.tx.comments.get(comment)).toMatchObject({ mentions: ['uINES'], body: rich });
  expect(shown()).toMatchObject({
    text: expect.stringContaining('@Ines the weight'),
    body: JSON.parse(rich) as BodyNode[],
  });
  const team = said(line({ type: 'personMention', attrs: { id: 'eFREIGHT', label: 'Freight' } }, words('?')));
  scene.does(editComment, { comment, body: team });
  expect(scene.tx.comments.get(comment)).toMatchObject({ text: '@Freight?', mentions: ['eFREIGHT'] });
  scene.does(editComment, { comment, body: said(line(words('never mind'))) });
  expect(scene.tx.comments.get(comment)).toMatchObject({ text: 'never mind', body: null, mentions: [] });
});

test('[M191] what is no body is refused, and so is one without a word', () => {
  const { scene, task } = open();
  for (const body of [said({ type: 'script' }), said(line()), said(line(words('  ')))])
    expect(scene.run(addComment, { task, body })).toMatchObject({ kind: 'not-valid', what: 'comment' });
  expect(scene.run(addComment, { task })).toMatchObject({ kind: 'not-valid' });
});

test('[M191] of a body that somebody set straight into the cell the words are read', () => {
  const { scene, task, shown } = open();
  const { comment } = scene.does(addComment, { task, text: 'plain' });
  scene.tx.comments.patch(comment, { body: said({ type: 'iframe', attrs: { src: script } }) });
  expect(shown()).toMatchObject({ text: 'plain', body: null });
});

test('[M545] a quote is plain words in a body that the model takes, long ones cut', () => {
  const nodes = readBody(quoteBody('One line\n@Ines and another'));
  expect(nodes).toEqual([
    { type: 'blockquote', content: [line(words('One line')), line(words('@Ines and another'))] },
    { type: 'paragraph' },
  ]);
  expect(mentionsIn(nodes ?? [])).toEqual([]);
  expect(bodyText(readBody(quoteBody('word '.repeat(900))) ?? [])).toMatch(/^(> )?(word ){199}word …/u);
});
