import { Avatar, initialsOf, type PersonHue } from './avatar.tsx';
import { Moon, UserX } from 'lucide-react';
import styles from './baton.module.css';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { useWords } from './words.tsx';

export interface BatonEnd {
  readonly name: string;
  readonly hue: PersonHue;
  /** First name on cards; by default the first word of the name. */
  readonly shortName?: string | undefined;
  readonly initials?: string | undefined;
  readonly picture?: string | undefined;
  readonly guest?: boolean | undefined;
  readonly isReader?: boolean | undefined;
  readonly more?: number | undefined;
  /** In whose place they have it, as their deputy. */
  readonly seat?: string | undefined;
  /** Away for now, or not here any more. */
  readonly mark?: 'away' | 'gone' | undefined;
}

export type BatonSize = 'sm' | 'md' | 'lg';
export type BatonFill = 'has' | 'open' | 'offered';

export interface BatonEndProps {
  readonly end: BatonEnd;
  readonly part: 'from' | 'to' | 'solo';
  readonly fill: BatonFill;
  readonly size: BatonSize;
  readonly sign?: IconShape | undefined;
}

const marks = { away: Moon, gone: UserX } as const;
const signSizes = { sm: 11, md: 12, lg: 14 } as const;

/** One end of the pill. Decoration to a screen reader: the baton as a whole says its sentence. */
export function BatonEndPicture({ end, part, fill, size, sign }: BatonEndProps) {
  const { you } = useWords();
  const drawn = sign ?? (end.mark && marks[end.mark]);
  return (
    <span className={cx(styles.end, styles[part], styles[fill])} aria-hidden="true">
      <span className={styles.content}>
        {drawn && <Icon icon={drawn} size={signSizes[size]} />}
        {size === 'lg' && (
          <Avatar
            name={end.name}
            initials={end.initials}
            picture={end.picture}
            hue={end.hue}
            guest={end.guest}
            size={24}
            decorative
          />
        )}
        <span className={styles.name}>
          {textOf(end, size, you)}
          {end.more ? ` +${end.more}` : ''}
        </span>
      </span>
    </span>
  );
}

const firstOf = (name: string): string => name.split(' ')[0] ?? name;

function textOf(end: BatonEnd, size: BatonSize, you: string): string {
  if (size === 'sm') return end.initials ?? initialsOf(end.name);
  const whole = size === 'lg';
  const name = end.isReader ? you : whole ? end.name : (end.shortName ?? firstOf(end.name));
  if (end.seat === undefined) return name;
  return `${name}, for ${whole ? end.seat : firstOf(end.seat)}`;
}
