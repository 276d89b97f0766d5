// How a baton is drawn and said: the state of model/decided/baton in the picture's terms. The one place where the two meet.
import { batonOf, type Baton, type Holder } from '@baton/model/decided/baton';
import type { Receiver } from '@baton/model/decided/schema';
import type { Instant } from '@baton/model/day';
import { awayAt } from '@baton/model/directory/away-rules';
import { hereIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import type { TaskAnswer } from '@baton/model/task/answer';
import type { BatonProps } from '@baton/ui/baton';
import type { Face } from './people.tsx';
import { spanText } from './span-text.ts';

export type OfTask = Pick<TaskAnswer, 'holder' | 'decided'>;
type End = NonNullable<BatonProps['from']>;
export type BatonShown = Required<Pick<BatonProps, 'state'>> & Pick<BatonProps, 'from' | 'to' | 'span' | 'label'>;

interface Shows {
  readonly directory: Directory;
  readonly now: Instant;
  readonly faceOf: (id: string) => Face;
  readonly receiverName: (receiver: Receiver) => string;
}

/** Null: nothing was decided about it, and its row says who has it. */
export function batonFor({ decided }: OfTask, { directory, now }: Pick<Shows, 'directory' | 'now'>): Baton | null {
  if (decided === null) return null;
  const { matter, local, assigned } = decided;
  return batonOf({ matter, local: local ?? undefined, assigned: assigned as PersonId | null }, { directory, now });
}

const endOf = ({ name, hue, guest, isReader }: Face): End => ({ name, hue, guest, isReader });

function holderEnd({ faceOf }: Shows, { person, for: seat, is }: Holder): End {
  const end = { ...endOf(faceOf(person)), ...(is === 'here' ? {} : { mark: is }) };
  return seat === null ? end : { ...end, seat: faceOf(seat).name };
}

function personEnd({ directory, now, faceOf }: Shows, person: PersonId): End {
  const end = endOf(faceOf(person));
  if (hereIn(directory, person) === undefined) return { ...end, mark: 'gone' };
  return awayAt(directory, person, now) === null ? end : { ...end, mark: 'away' };
}

function receiverEnd(shows: Shows, receivers: readonly Receiver[]): End | undefined {
  const [first] = receivers;
  if (first === undefined) return undefined;
  const more = receivers.length - 1;
  const end: End =
    'person' in first
      ? personEnd(shows, first.person)
      : { name: shows.receiverName(first), shortName: shows.receiverName(first), hue: 1 };
  return more > 0 ? { ...end, more } : end;
}

const said = (end: End | undefined): string => (end === undefined ? 'somebody' : end.isReader ? 'you' : end.name);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function shownBaton(baton: Baton, shows: Shows): BatonShown | null {
  if (baton.is === 'nobody') return null;
  const from = holderEnd(shows, baton.holder);
  const { isLocal } = baton;
  switch (baton.is) {
    case 'alone':
      return { state: 'alone', from };
    case 'offered':
      return { state: isLocal ? 'unsent' : 'offered', from, to: receiverEnd(shows, baton.to) };
    case 'asked': {
      const by = endOf(shows.faceOf(baton.by));
      const label = `${capital(said(by))} asked about it ${spanText(shows.now - baton.at)} ago; offered by ${said(from)}`;
      return { state: 'offered', from, to: receiverEnd(shows, baton.to), label };
    }
    case 'countered': {
      const by = endOf(shows.faceOf(baton.by));
      return { state: 'offered', from, to: by, label: `${capital(said(by))} proposes something else to ${said(from)}` };
    }
    case 'accepted':
      return { state: isLocal ? 'accepted-here' : 'accepted', from: endOf(shows.faceOf(baton.from)), to: from };
    case 'declined':
      return {
        state: 'alone',
        from,
        label: `${capital(said(endOf(shows.faceOf(baton.by))))} declined; ${said(from)} has it`,
      };
    case 'taken-back':
      return { state: 'alone', from, label: `${capital(said(endOf(shows.faceOf(baton.by))))} took the offer back` };
    case 'waiting': {
      const span = spanText(shows.now - baton.since);
      return { state: 'waiting', from, to: receiverEnd(shows, baton.on), span };
    }
    case 'overdue':
      return { state: 'overdue', from, to: receiverEnd(shows, baton.with), span: spanText(shows.now - baton.since) };
    case 'contested':
      return { state: 'contested', from };
  }
}
