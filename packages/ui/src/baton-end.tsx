import { Avatar, initialsOf, type PersonHue } from './avatar.tsx';
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

const signSizes = { sm: 11, md: 12, lg: 14 } as const;

/** One end of the pill. Decoration to a screen reader: the baton as a whole says its sentence. */
export function BatonEndPicture({ end, part, fill, size, sign }: BatonEndProps) {
  const { you } = useWords();
  return (
    <span className={cx(styles.end, styles[part], styles[fill])} aria-hidden="true">
      <span className={styles.content}>
        {sign && <Icon icon={sign} size={signSizes[size]} />}
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

function textOf(end: BatonEnd, size: BatonSize, you: string): string {
  if (size === 'sm') return end.initials ?? initialsOf(end.name);
  if (end.isReader) return you;
  return size === 'lg' ? end.name : (end.shortName ?? end.name.split(' ')[0] ?? end.name);
}
