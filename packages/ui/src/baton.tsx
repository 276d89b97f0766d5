import { Check, ChevronsRight, Clock, CloudOff, Hourglass } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Avatar, initialsOf, type PersonHue } from './avatar.tsx';
import styles from './baton.module.css';
import { batonSentence, type BatonState } from './baton-words.tsx';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { useWords } from './words.tsx';

export interface BatonEnd {
  readonly name: string;
  readonly hue: PersonHue;
  /** First name on cards; by default the first word of the name. */
  readonly shortName?: string | undefined;
  readonly initials?: string | undefined;
  readonly guest?: boolean | undefined;
  readonly isReader?: boolean | undefined;
  readonly more?: number | undefined;
}

export type BatonSize = 'sm' | 'md' | 'lg';

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

const signs: Partial<Record<BatonState, IconShape>> = {
  offered: ChevronsRight,
  accepted: Check,
  waiting: Hourglass,
  overdue: Clock,
  unsent: CloudOff,
};

type Fill = 'has' | 'open' | 'offered';

/** The filled end has the work now, the open end is next, the hatched end was offered it. With `onClick` it is a button. */
export function Baton({ state, from, to, size = 'sm', span, label, className, ...rest }: BatonProps) {
  const name = label ?? batonSentence(state, from, to, span);
  const holdsAtFrom = state === 'held' || state === 'offered' || state === 'unsent';
  const isAlone = state === 'alone' || from === undefined || to === undefined;
  const taker: Fill = holdsAtFrom ? (state === 'held' ? 'open' : 'offered') : 'has';
  const sole = to !== undefined && (!holdsAtFrom || from === undefined) ? to : (from ?? to);
  const picture = isAlone ? (
    sole && (
      <End
        key="solo"
        end={sole}
        part="solo"
        fill="has"
        size={size}
        sign={state === 'alone' ? undefined : signs[state]}
      />
    )
  ) : (
    <>
      <End key="from" end={from} part="from" fill={holdsAtFrom ? 'has' : 'open'} size={size} />
      <End
        key="to"
        end={to}
        part="to"
        fill={taker}
        size={size}
        sign={size === 'sm' && state === 'offered' ? undefined : signs[state]}
      />
    </>
  );
  const look = { className: cx(styles.baton, styles[size], className), 'data-state': state, 'aria-label': name };
  if (rest.onClick === undefined)
    return (
      <span role="img" {...look}>
        {picture}
      </span>
    );
  return (
    <button type="button" {...rest} {...look}>
      {picture}
    </button>
  );
}

interface EndProps {
  readonly end: BatonEnd;
  readonly part: 'from' | 'to' | 'solo';
  readonly fill: Fill;
  readonly size: BatonSize;
  readonly sign?: IconShape | undefined;
}

function End({ end, part, fill, size, sign }: EndProps) {
  const words = useWords();
  const more = end.more ? ` +${end.more}` : '';
  const first = end.isReader ? words.you : (end.shortName ?? end.name.split(' ')[0]);
  const text =
    size === 'sm' ? (end.initials ?? initialsOf(end.name)) : size === 'md' || end.isReader ? first : end.name;
  return (
    <span className={cx(styles.end, styles[part], styles[fill])} aria-hidden="true">
      <span className={styles.content}>
        {sign && <Icon icon={sign} size={size === 'lg' ? 14 : size === 'md' ? 12 : 11} />}
        {size === 'lg' && (
          <Avatar name={end.name} initials={end.initials} hue={end.hue} guest={end.guest} size={24} decorative />
        )}
        <span className={styles.name}>
          {text}
          {more}
        </span>
      </span>
    </span>
  );
}
