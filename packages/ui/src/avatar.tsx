import styles from './avatar.module.css';
import { cx } from './cx.ts';
import './people.css';
import { useWords } from './words.tsx';

export type PersonHue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export type AvatarSize = 16 | 20 | 24 | 28 | 32 | 40 | 64;

export interface AvatarProps {
  readonly name: string;
  /** Fixed per person by the caller; the hash of an id is not our business. */
  readonly hue: PersonHue;
  readonly size?: AvatarSize | undefined;
  readonly initials?: string | undefined;
  /** Address of a square picture, in place of the initials. */
  readonly picture?: string | undefined;
  readonly guest?: boolean | undefined;
  /** On this page now. */
  readonly live?: boolean | undefined;
  readonly away?: boolean | undefined;
  /** The name stands beside it in text, so it need not be said twice. */
  readonly decorative?: boolean | undefined;
}

/** First letters of the first and the last word; two letters at most, in the reader's script. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u);
  const first = parts[0]?.match(/\p{L}|\p{N}/u)?.[0] ?? '';
  const last = parts.length > 1 ? (parts.at(-1)?.match(/\p{L}|\p{N}/u)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

const drawnInitials = ({ initials, name }: AvatarProps): string => initials ?? initialsOf(name);

/** The initials are drawn, not written: what a button with a face is called is its name. A picture stands over them. */
export function Avatar(props: AvatarProps) {
  const { name, hue, size = 20, picture, guest, live, away, decorative } = props;
  const words = useWords();
  const marks = [guest && words.guest, live && words.hereNow, away && words.away].filter(Boolean);
  const spoken = [name, ...marks].join(', ');
  return (
    <span
      className={cx(
        styles.avatar,
        styles[`size${size}`],
        guest && styles.guest,
        live && styles.live,
        away && styles.away,
      )}
      data-person={hue}
      data-initials={drawnInitials(props)}
      title={spoken}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': spoken })}
    >
      {picture !== undefined && <img className={styles.picture} src={picture} alt="" draggable={false} />}
    </span>
  );
}
