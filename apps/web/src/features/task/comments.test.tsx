import { addComment, binComment, editComment } from '@baton/model/comment/commands';
import { commentsOn } from '@baton/model/comment/queries';
import { react, settleThread } from '@baton/model/reaction/commands';
import { setProfile } from '@baton/model/person/commands';
import { taskByKey } from '@baton/model/task/queries';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { keptTexts } from '../../lib/kept-text.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { bo, scene, type Scene } from '../../test/scene.tsx';
import { writtenField } from '../../test/written-field.ts';
import { Comments } from './comments.tsx';

interface Edited {
  readonly editor: { readonly commands: { readonly clearContent: (tells: boolean) => boolean } };
}
let at: Scene;
beforeEach(() => {
  localStorage.clear();
  at = scene();
  at.workspace.memory.as(bo, () => at.workspace.memory.does(setProfile, { name: 'Bo Berg' }));
});
const task = () => at.company.tasks['Launch film: rough cut'] ?? '';
const memory = () => at.workspace.memory;
const say = (text: string, answers?: string) =>
  memory().does(addComment, { task: task(), text, ...(answers ? { answers } : {}) }).comment;

function Talk({ wanted }: { wanted?: string }) {
  const found = useLiveOne(taskByKey, { key: 'SPR-128' });
  return found ? <Comments task={found} wanted={wanted} /> : null;
}
const thread = (text: string) => screen.getByText(text).closest('li') as HTMLElement;

test('a reply is written under what it answers, by keys alone, and stands there', async () => {
  memory().as(bo, () => say('Which test was it?'));
  await at.show(<Talk />);
  within(thread('Which test was it?')).getByRole('button', { name: 'Reply to Bo Berg' }).focus();
  await userEvent.keyboard('{Enter}');
  const field = await writtenField('Reply to Bo Berg');
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard('ISO 811{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Reply to Bo Berg' })).toBeNull());
  await within(thread('Which test was it?')).findByText('ISO 811');
});

test('what is quoted stands before the answer, and the answer behind it', async () => {
  memory().as(bo, () => say('Which test was it?'));
  await at.show(<Talk />);
  await userEvent.click(within(thread('Which test was it?')).getByRole('button', { name: /menu$/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Answer with a quote' }));
  const field = await writtenField('Reply to Bo Berg');
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard('ISO 811{Control>}{Enter}{/Control}');
  await screen.findByText('ISO 811');
  const [quote] = document.querySelectorAll('blockquote');
  expect([quote?.textContent, quote?.nextElementSibling?.textContent]).toEqual(['Which test was it?', 'ISO 811']);
});

test('an edited comment whose words are all taken out stays empty, and cannot be kept so', async () => {
  say('Ready to print');
  await at.show(<Talk />);
  await userEvent.click(within(thread('Ready to print')).getByRole('button', { name: 'Your comment, menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const field = (await writtenField('Your comment')) as HTMLElement & Edited;
  act(() => void field.editor.commands.clearContent(true));
  await waitFor(() => expect(keptTexts('draft.').size).toBe(1));
  await userEvent.keyboard('{Escape}');
  await userEvent.click(within(thread('Ready to print')).getByRole('button', { name: 'Your comment, menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  expect((await writtenField('Your comment')).textContent).toBe('');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(
    memory()
      .ask(commentsOn, { task: task() })
      .map(({ text }) => text),
  ).toContain('Ready to print');
});

test('a sign is given, counted with names, and taken back', async () => {
  const comment = memory().as(bo, () => say('Ready to print'));
  memory().as(bo, () => memory().does(react, { comment, sign: 'heart' }));
  await at.show(<Talk />);
  await userEvent.click(within(thread('Ready to print')).getByRole('button', { name: 'React to Bo Berg' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Heart' }));
  const sign = await screen.findByRole('button', { name: /^Heart, 2: Bo Berg, /u });
  expect([sign.textContent, sign.getAttribute('aria-pressed')]).toEqual(['2', 'true']);
  await userEvent.click(sign);
  await screen.findByRole('button', { name: 'Heart, 1: Bo Berg' });
});

test('a resolved thread is one line that says who resolved it, and opened it shows all and can be opened again', async () => {
  const head = say('Which norm?');
  say('ISO 811', head);
  memory().as(bo, () => memory().does(settleThread, { comment: head, resolved: true }));
  await at.show(<Talk />);
  const line = screen.getByRole('button', { name: /^Resolved by Bo Berg/u });
  expect(screen.queryByText('ISO 811')).toBeNull();
  await userEvent.click(line);
  expect(screen.getByText('ISO 811')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open again' }));
  await at.settle();
  expect(screen.queryByRole('button', { name: /^Resolved by/u })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Resolve' }));
  await screen.findByRole('button', { name: /^Resolved by/u });
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('who deleted what others answered is told, and no word of it', async () => {
  const head = memory().as(bo, () => say('A secret'));
  say('I see', head);
  memory().as(bo, () => memory().does(binComment, { comment: head }));
  await at.show(<Talk />);
  expect(screen.getByText(/^Bo Berg deleted a comment of /u)).toBeTruthy();
  expect(screen.queryByText('A secret')).toBeNull();
  expect(screen.getByText('I see')).toBeTruthy();
});

test('the comment that the address names is marked and has the focus', async () => {
  const wanted = say('This one');
  await at.show(<Talk wanted={wanted} />);
  const line = screen.getByText('This one').closest('[data-wanted]');
  expect(line).not.toBeNull();
  expect(document.activeElement).toBe(line);
});

test('an address of a comment that is not here says so', async () => {
  say('Another');
  await at.show(<Talk wanted="m404" />);
  expect(screen.getByText(/^The comment that this address names is not here/u)).toBeTruthy();
});

const mention = JSON.stringify([
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Bold', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' and ' },
      { type: 'personMention', attrs: { id: bo, label: 'Bo' } },
    ],
  },
  {
    type: 'bulletList',
    content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a line' }] }] }],
  },
]);

test('a rich comment is drawn with its marks, lists and mentions', async () => {
  memory().does(addComment, { task: task(), body: mention });
  await at.show(<Talk />);
  const bold = await screen.findByText('Bold');
  expect(bold.tagName).toBe('STRONG');
  expect(screen.getByText('a line').closest('ul')).not.toBeNull();
  const chips = screen.getAllByRole('button', { name: /^@/u });
  expect(chips.map((chip) => [chip.textContent, chip.dataset['personCard']])).toEqual([['@Bo', bo]]);
});

test('what is edited says so, and an edit keeps what is rich', async () => {
  const { comment } = memory().does(addComment, { task: task(), body: mention });
  memory().does(editComment, { comment, text: 'Plain now' });
  await at.show(<Talk />);
  expect(screen.getByText('Plain now')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'edited' })).toBeTruthy();
});

const stranger = `l${'1'.repeat(17)}` as PersonId;
test('what came by a link says so, and is answered to the link or among colleagues', async () => {
  memory().as(stranger, () => {
    const place = { in: 'feed', space: 's1' as SpaceId, group: stranger, of: task(), at: 5 } as const;
    memory().tx.comments.add(place, 'm1', { on: task(), text: 'Two?', at: 5, as: '<i>Clara</i>' });
  });
  await at.show(<Talk />);
  const theirs = within(thread('Two?'));
  expect(theirs.getByText('<i>Clara</i>, by link')).toBeTruthy();
  expect(theirs.getByText('Name not checked')).toBeTruthy();
  await userEvent.click(theirs.getByRole('button', { name: 'Reply to <i>Clara</i>, by link' }));
  expect(theirs.getByRole('button', { name: 'And whoever has the link', pressed: true })).toBeTruthy();
  await writtenField('Reply to <i>Clara</i>, by link');
  await userEvent.keyboard('Two, yes{Control>}{Enter}{/Control}');
  await screen.findByText('Two, yes');
  expect(theirs.getByText('Sent to the link')).toBeTruthy();
});

test('what came by a link is hidden from its menu by who may, leaves a trace, and is shown again and undone, the focus beside it', async () => {
  const made = { by: at.workspace.world.me.person, since: 1, record: task(), right: 'comment', takenBack: false };
  const { spaces } = memory().ctx.directory;
  const [home] = Object.values(spaces);
  Object.assign(home ?? {}, { links: { [stranger]: { ...made, secretHash: 'h', password: false, notAfter: 9 } } });
  memory().as(stranger, () => {
    const place = { in: 'feed', space: 's1' as SpaceId, group: stranger, of: task(), at: 5 } as const;
    memory().tx.comments.add(place, 'm1', { on: task(), text: 'Buy beans', at: 5, as: 'Clara' });
  });
  await at.show(<Talk />);
  const hide = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Comment of Clara, by link, menu' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Hide for everybody' }));
    await screen.findByText(/^What Clara, by link, said .* was hidden by /u);
    expect(screen.queryByText('Buy beans')).toBeNull();
  };
  await hide();
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^What Clara, by link, said/u));
  screen.getByRole('button', { name: 'Show again what Clara, by link, said' }).focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Buy beans');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Buy beans'));
  await hide();
  await userEvent.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement);
  await screen.findByText('Buy beans');
});
