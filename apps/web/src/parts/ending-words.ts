// What would be left hanging, in words: said before tasks are put away or moved.
import type { Hanging } from '@baton/model/decided/ending';
import type { HangingAnswer } from '@baton/model/decided/ending-queries';
import type { Receiver } from '@baton/model/decided/schema';
import { useMe } from '../lib/use-world.ts';
import { listText } from './number-text.ts';
import { useNames } from './people.tsx';
import { useReceiverNames } from './receiver-words.ts';

export interface EndingNames {
  readonly nameOf: (id: string) => string;
  readonly receiverName: (receiver: Receiver) => string;
}

/** Whoever reads it is "you". */
export function useEndingNames(): EndingNames {
  const me = useMe();
  const nameOf = useNames();
  const receiverName = useReceiverNames();
  return {
    nameOf: (id) => (id === me ? 'you' : nameOf(id)),
    receiverName: (receiver) => ('person' in receiver && receiver.person === me ? 'you' : receiverName(receiver)),
  };
}

/** "offered to Ben by Ann": beside a title. */
export function hangingText(hanging: Hanging, { nameOf, receiverName }: EndingNames): string {
  const to = listText(hanging.to.map(receiverName));
  const by = nameOf(hanging.by);
  switch (hanging.is) {
    case 'offer':
      return `offered to ${to} by ${by}`;
    case 'gate':
      return `at a gate where ${to} signs, brought there by ${by}`;
    case 'approval':
      return `${to} asked by ${by} to approve it`;
  }
}

const ends: Readonly<Record<Hanging['is'], string>> = {
  offer: 'The offer ends: nobody is asked any more, and it stays with who has it.',
  gate: 'It comes out of the gate: nobody is asked to sign, and to pass it enters anew.',
  approval: 'The request ends, and what was signed of it so far counts for nothing.',
};
/** What becomes of each kind, once. */
export const endsText = (rows: readonly Pick<HangingAnswer, 'hanging'>[]): string =>
  [...new Set(rows.flatMap(({ hanging }) => hanging.map(({ is }) => is)))].map((is) => ends[is]).join(' ');

const nouns: Readonly<Record<Hanging['is'], string>> = {
  offer: 'the offer',
  gate: 'its way through the gate',
  approval: 'the request',
};
/** "Archive and end the offer". */
export function endVerb(verb: string, rows: readonly Pick<HangingAnswer, 'hanging'>[]): string {
  const all = rows.flatMap(({ hanging }) => hanging);
  const [only] = all;
  return only !== undefined && all.length === 1
    ? `${verb} and end ${nouns[only.is]}`
    : `${verb} and end all ${all.length}`;
}
