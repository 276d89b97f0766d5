import { Check, ChevronsRight, Clock, CloudOff, Hourglass, ShieldAlert } from 'lucide-react';
import type { ComponentProps } from 'react';
import { type BatonEnd, BatonEndPicture, type BatonFill, type BatonSize } from './baton-end.tsx';
import { batonSentence, type BatonState } from './baton-words.tsx';
import styles from './baton.module.css';
import { cx } from './cx.ts';
import type { IconShape } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface BatonPicture {
  readonly state: BatonState;
  readonly from?: BatonEnd | undefined;
  readonly to?: BatonEnd | undefined;
  readonly size?: BatonSize | undefined;
  /** A finished phrase like "3 days", said after waiting and overdue. */
  readonly span?: string | undefined;
  /** The whole spoken sentence, when the built English one will not do. */
  readonly label?: string | undefined;
}

export interface BatonProps extends BatonPicture, Omit<ComponentProps<'button'>, 'children' | keyof BatonPicture> {}

const looks: Readonly<Record<BatonState, { from: BatonFill; to: BatonFill; sign?: IconShape }>> = {
  held: { from: 'has', to: 'open' },
  offered: { from: 'has', to: 'offered', sign: ChevronsRight },
  accepted: { from: 'open', to: 'has', sign: Check },
  waiting: { from: 'open', to: 'has', sign: Hourglass },
  overdue: { from: 'open', to: 'has', sign: Clock },
  unsent: { from: 'has', to: 'offered', sign: CloudOff },
  'accepted-here': { from: 'open', to: 'has', sign: CloudOff },
  contested: { from: 'has', to: 'open', sign: ShieldAlert },
  alone: { from: 'has', to: 'open' },
};

/** The filled end has the work now, the open end is next, the hatched end was offered it. With `onClick` a button. */
export function Baton({ state, from, to, size = 'sm', span, label, className, ...rest }: BatonProps) {
  const sentence = label ?? batonSentence(state, { from, to, span });
  const look = { className: cx(styles.baton, styles[size], className), 'data-state': state };
  const picture = <Ends state={state} from={from} to={to} size={size} />;
  if (rest.onClick === undefined) {
    const image = { role: 'img', 'aria-label': sentence, ...look };
    return <span {...image}>{picture}</span>;
  }
  return (
    <button type="button" {...rest} {...look}>
      <VisuallyHidden>{sentence}</VisuallyHidden>
      {picture}
    </button>
  );
}

function Ends({ state, from, to, size }: BatonPicture & { size: BatonSize }) {
  const look = looks[state];
  if (from === undefined || to === undefined || state === 'alone') {
    const holder = look.to === 'has' ? (to ?? from) : (from ?? to);
    return holder && <BatonEndPicture end={holder} part="solo" fill="has" size={size} sign={look.sign} />;
  }
  // In a row the hatch says "offered" by itself; the sign would cost the width of two letters.
  const sign = size === 'sm' && state === 'offered' ? undefined : look.sign;
  return (
    <>
      <BatonEndPicture key="from" end={from} part="from" fill={look.from} size={size} />
      <BatonEndPicture key="to" end={to} part="to" fill={look.to} size={size} sign={sign} />
    </>
  );
}
