// Every frame that a device can send, with the policy that judges it and what takes it then. A frame for which no policy is
// named does not build, as a route does not (routes/route.ts).
import { closeCodes, type DeviceFrame, type Presence } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { CaretBoard } from './carets.ts';
import { mostInFlight } from './limits.ts';
import type { Guest } from './peer.ts';
import type { PresenceBoard } from './presence.ts';
import type { Pushes } from './pushes.ts';
import type { Returning } from './returning.ts';
import type { Seat } from './seat.ts';
import { saidBy } from './told.ts';

type Type = DeviceFrame['type'];
type Of<T extends Type> = Extract<DeviceFrame, { readonly type: T }>;

interface By {
  readonly rights: Rights;
  readonly who: Guest;
}
/** What of a frame this device may say now. Nobody hears whether something was left out. */
type Policy<F, Said> = (frame: F, by: By) => Said;

/** A connection comes by its ticket, once; a second hello is none. */
const byTicket = (): null => null;
/** It speaks of this device alone: what it keeps, has seen or found damaged. */
const ofItself = <F>(frame: F): F => frame;
/** Rights are asked where it is numbered, in the turn of the commit, by those of then. */
const inTheTurn = <F>(frame: F): F => frame;
/** Rights are asked each time something of it is sent to somebody, who asks or who is told. */
const whenSent = <F>(frame: F): F => frame;
/** A space that is not theirs is no place. */
const whereTheyMayBe: Policy<Of<'present'>, Presence> = (frame, { rights, who }) => saidBy(rights, who, frame);

declare const judgedBy: unique symbol;
/** Made by `judged` alone. */
type Judged<T extends Type> = ((seat: Seat, frame: Of<T>, rights: Rights) => void) & { readonly [judgedBy]: true };

function judged<T extends Type, Said>(policy: Policy<Of<T>, Said>, take: (seat: Seat, said: Said) => void): Judged<T> {
  const taken = (seat: Seat, frame: Of<T>, rights: Rights): void =>
    take(seat, policy(frame, { rights, who: seat.who }));
  return taken as Judged<T>;
}

export type FramesTaken = { readonly [T in Type]: Judged<T> };

interface Takers {
  readonly pushes: Pick<Pushes, 'take'>;
  readonly presence: Pick<PresenceBoard, 'set'>;
  readonly carets: Pick<CaretBoard, 'say'>;
  readonly returning: Pick<Returning, 'onFrame'>;
  readonly dismiss: (seat: Seat, code: number, reason: string) => void;
  readonly fallBehind: (seat: Seat) => void;
  readonly onTrouble: (what: string, detail: string) => void;
}

/** Said to a device that does what none of ours does: its connection ends. */
const endings = {
  hello: 'a connection says hello once',
  push: 'too many batches under way',
  hold: 'too much is asked for at once',
  caret: 'carets that are not this device’s',
  bad: 'too many complaints',
} as const;

export function framesTaken({ pushes, presence, carets, returning, ...room }: Takers): FramesTaken {
  const end = (seat: Seat, why: keyof typeof endings): void => room.dismiss(seat, closeCodes.badFrame, endings[why]);
  const ask = (seat: Seat, frame: Of<'hold' | 'drop'>): void => {
    if (!seat.ask(frame)) end(seat, 'hold');
    else if (seat.state === 'live') room.fallBehind(seat);
  };
  const giveBack = (seat: Seat, frame: Of<'trail' | 'offer'>): void => returning.onFrame(seat, frame);
  return {
    hello: judged(byTicket, (seat) => end(seat, 'hello')),
    push: judged(inTheTurn<Of<'push'>>, (seat, push) => {
      if (seat.underWay >= mostInFlight) end(seat, 'push');
      else pushes.take(seat, push);
    }),
    present: judged(whereTheyMayBe, (_seat, here) => presence.set(here)),
    caret: judged(whenSent<Of<'caret'>>, (seat, { doc, bytes }) => {
      if (!carets.say(seat.caretReader, doc, bytes)) end(seat, 'caret');
    }),
    hold: judged(whenSent<Of<'hold'>>, ask),
    drop: judged(ofItself<Of<'drop'>>, ask),
    trail: judged(ofItself<Of<'trail'>>, giveBack),
    offer: judged(inTheTurn<Of<'offer'>>, giveBack),
    bad: judged(ofItself<Of<'bad'>>, (seat, complaint) => {
      const detail = seat.complain(complaint);
      if (detail === undefined) end(seat, 'bad');
      else room.onTrouble('a device found an entry damaged', detail);
    }),
  };
}

export function takeFrame(
  taken: FramesTaken,
  seat: Seat,
  { frame, rights }: { frame: DeviceFrame; rights: Rights },
): void {
  const take = taken[frame.type] as (seat: Seat, frame: DeviceFrame, rights: Rights) => void;
  take(seat, frame, rights);
}
