// What was decided about work, in the words of somebody who reads it later. The task itself is named beside.
import type { Receiver, WorkDecision } from '@baton/model/decided/schema';
import type { Names, WordsOf } from './decision-words.ts';
import { counted } from './number-text.ts';

function receiverText(to: Receiver, { person, team }: Names): string {
  if ('person' in to) return person(to.person);
  return 'team' in to ? team(to.team) : 'whoever leads the space';
}

export const workWords: WordsOf<WorkDecision> = {
  'work-offered': ({ to }, names) => `Offered a task to ${receiverText(to, names)}`,
  'offer-accepted': () => 'Accepted a task',
  'offer-asked': (_, { text }) => `Asked about a task before taking it${after(text)}`,
  'offer-declined': (_, { text }) => `Declined a task${after(text)}`,
  'offer-countered': ({ counter }, { person }) =>
    'due' in counter ? `Proposed ${counter.due} for a task` : `Proposed ${person(counter.person)} for a task`,
  'counter-accepted': () => 'Took what was proposed for a task',
  'offer-taken-back': () => 'Took the offer of a task back',
  'offer-given': ({ to }, { person }) => `Gave a task of the team to ${person(to)}`,
  'work-assigned': ({ to }, { person }) => `Gave a task to ${person(to)}`,
  'work-handed-on': ({ person: id, tasks, to }, { person }) =>
    `Gave ${counted(tasks.length, 'task')} of ${person(id)} to ${person(to)}`,
  'work-reminded': () => 'Reminded of a task',
  'asking-ended': ({ tasks, left }) =>
    left === undefined
      ? `Ended what was open on ${counted(tasks.length, 'task')} on putting ${tasks.length === 1 ? 'it' : 'them'} away`
      : `Took ${counted(tasks.length, 'task')} out of the gates of a project that ${tasks.length === 1 ? 'it leaves' : 'they leave'}`,
  'seats-handed-on': ({ person: id, tasks, to }, { person }) =>
    `Let ${person(to)} answer for ${person(id)} about ${counted(tasks.length, 'task')}`,
  'approval-asked': ({ quorum, seats }) =>
    `Asked ${quorum === seats.length ? counted(seats.length, 'signer') : `${quorum} of ${seats.length} signers`} to approve a task`,
  'approval-given': () => 'Approved a task',
  'approval-returned': (_, { text }) => `Returned a task${after(text)}`,
  'approval-questioned': (_, { text }) => `Asked about an approval${after(text)}`,
  'approval-taken-back': () => 'Took a request for approval back',
  'column-ruled': ({ signers, limit, past }) => {
    const kept = past === undefined ? '' : ', past which stays what was named before';
    if (signers.length > 0) return `Set a gate with ${counted(signers.length, 'signer')}${kept}`;
    return limit === null ? 'Took the rule of a column away' : `Set a hard limit of ${counted(limit, 'task')}`;
  },
  'work-let-past': ({ tasks }) =>
    `Named ${counted(tasks.length, 'task')} to stay behind a gate that is about to be set`,
  'gate-entered': () => 'Brought a task to a gate',
  'gate-signed': () => 'Signed a task at a gate',
  'gate-returned': (_, { text }) => `Returned a task at a gate${after(text)}`,
  'column-pulled': () => 'Pulled a task into a column with a hard limit',
  'column-left': () => 'Took a task out of a column',
};

const after = (text: string | null): string => (text === null ? '' : `: ${text}`);
