// What the domain's no says to a person: what is true, and what to do. The one place where refusals become words.
import type { Stands } from '@baton/model/decided/undoing';
import type { Refusal } from '@baton/model/refusal';
import { needsText } from './need-words.ts';

type NameOf = (id: string) => string;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Words = {
  readonly [Kind in Refusal['kind']]: (refusal: Extract<Refusal, { kind: Kind }>, nameOf: NameOf) => string;
};

const readOnly = {
  commenter: 'You may read and comment here, but not change anything else. Ask somebody who works in this space.',
  viewer: 'You may read here, but not change anything. Ask somebody who works in this space.',
  outside: 'This is not yours to change any more. Ask somebody who works in this space.',
  newer: 'A newer version of Baton is in use here. You can read everything; to change it, load this page anew.',
} as const;

const notSaved = {
  full: 'This was not saved: storage on this device is full. Free some space and do it again; the sync centre says more.',
  blocked: 'This was not saved: the browser closed its storage. Copy what you were writing, then reload this page.',
  stale: 'This was not saved: another tab has a newer version. Copy what you were writing, then reload this tab.',
} as const;

const stands: Readonly<Record<Stands, string>> = {
  taken: 'it was accepted by now, and the work is theirs. Ask them to hand it back.',
  signed: 'it is signed by now. Ask for it anew, or move the task on the board.',
  over: 'it was answered by now, or went another way. The task says what came of it.',
  'an-answer': 'what was answered or signed stands in the ledger. Decide anew on the task.',
  ended: 'what ended is not open again. Offer or ask it anew.',
  full: 'the column is full by now. Swap it in, or wait for room.',
  theirs: 'it was given directly, and nobody had it on record before. Whoever has it now gives it back.',
};

const notFitting: Readonly<Record<string, string>> = {
  'file-unreadable': 'The browser could not read this file. A folder cannot be added; choose the files in it.',
  'file-changed': 'This file was changed while it was read. Add it again.',
  bytes: 'What came from the relay is not this file. Nothing of it was kept; ask whoever added it to add it again.',
  itself: 'A task cannot stand so to itself. Choose another one.',
  cover: 'A card shows a picture among the files of its task. Add the picture there first.',
  'older one': 'This one has passed: the newest of its series says when it comes again. Open that one.',
  'nothing to skip': 'There is no next day to leave out: it comes after it is done, or no more.',
  holidays: 'A department keeps up to 1,500 holidays. Take years that are over away first.',
  comment: 'A comment needs a word to be sent, and can hold 20,000 letters. Shorten it, or write it in two.',
  'no due day': 'This task has no due day to count back from. Set one first, or choose a day.',
  'template of few':
    'Everybody in the department can use a template, and not everybody may see this task or its sub-tasks.',
  'template too large':
    'This holds more than a template can keep. Split it, or take sub-tasks, long checklists or files away first.',
  'too many templates': 'A department keeps up to 30 templates of projects. Remove one first: New project, Begin with.',
  'ring of parts': 'That would make a task a part of itself. Take the other one out from under it first.',
  'parent elsewhere': 'A sub-task stands in the same department as its task. Move it there first.',
  'no parent': 'This task is no sub-task, so there is no checklist that it could be a line of.',
  'more than a line':
    'This sub-task has more than a line can hold: sub-tasks, comments, links or a checklist of its own.',
  'long line': 'This line is too long for a title. Shorten it to 500 characters first.',
  'only status': 'That status is the only one of its column. Give that column another one first, or remove the column.',
  column: 'This column holds no status, so nothing can stand in it. Give it one in the settings of the board.',
  ring: 'That would make a ring: the other one waits for this one already. Take that away first, or turn this round.',
};

const words: Words = {
  'not-found': ({ what }) =>
    what === 'bytes'
      ? 'This file is not on the relay yet: it is on the device of whoever added it, and comes when that device meets the relay.'
      : `This ${what} is not here any more. Somebody may have removed it a moment ago.`,
  'not-allowed': ({ what }) =>
    what === 'comment' || what === 'file'
      ? `A ${what === 'file' ? 'comment’s file' : 'comment'} is changed only by the person who wrote it.`
      : what === 'said'
        ? 'Only who made the link, or leads its department, hides what came by it.'
        : what === 'own-task'
          ? 'This task is yours alone. Make one for others beside it.'
          : what === 'holidays'
            ? 'Holidays are set by whoever leads the department, or by an admin.'
            : `You do not stand in this ${what}. Ask somebody who does to do it or to let you in.`,
  'read-only': ({ what }) => readOnly[what],
  'not-valid': ({ what }) =>
    what === 'moving'
      ? 'This task is on its way to another department or other people already. Wait until it is there.'
      : (notFitting[what] ?? `${capital(what)}: this does not fit here. Write it another way.`),
  'in-bin': ({ what }) => `This ${what} is in the bin. Restore it first.`,
  archived: ({ what }) => `This ${what} is archived. Restore it first.`,
  'last-column': ({ what }) => `“${what}” is the last column that is shown. Add another before you archive it.`,
  entry: ({ what, lacks }) => {
    const lacked = lacks.flatMap((lack) => lack.needs);
    const who =
      lacks.length === 1 ? `“${lacks[0]?.title}” lacks that` : `${lacks.length} of these tasks lack some of it`;
    return `“${what}” asks for ${needsText(lacked)}, and ${who}. Give it there first.`;
  },
  'prefix-taken': ({ what, by }) => `${what} is the prefix of ${by}. Choose another.`,
  'needs-offer': ({ holder }, nameOf) => `${nameOf(holder)} has this task. Only ${nameOf(holder)} can pass it on.`,
  'needs-passkey': () =>
    'This is signed with your passkey too, and none was used. Do it again, with the device or key that holds it at hand.',
  'needs-relay': () => 'This needs the relay, which is away just now. Try again when it is back.',
  'not-saved': ({ what }) => notSaved[what],
  'not-undone': ({ what }) => `This is not undone: ${stands[what]}`,
  'nothing-changed': () => 'Nothing to change.',
};

export const refusalText = (refusal: Refusal, nameOf: NameOf): string => words[refusal.kind](refusal as never, nameOf);
