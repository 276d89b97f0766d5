// One way in: a row that says what it is and, opened, holds its form.
import { Icon, type IconShape } from '@baton/ui/icon';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Entering } from '../../lib/use-entering.ts';
import styles from './first-run.module.css';

export interface WayProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly entering: Entering;
}
interface WayRow extends Omit<WayProps, 'entering'> {
  readonly icon: IconShape;
  readonly title: string;
  readonly sentence: string;
  readonly children: ReactNode;
}

export function Way({ isOpen, onToggle, icon, title, sentence, children }: WayRow) {
  const id = useId();
  return (
    <section className={styles.way} data-open={isOpen || undefined}>
      <h2>
        <button type="button" aria-expanded={isOpen} aria-controls={id} className={styles.head} onClick={onToggle}>
          <Icon icon={icon} size={20} />
          <span className={styles.words}>
            <b>{title}</b>
            <span>{sentence}</span>
          </span>
          <Icon icon={isOpen ? ChevronDown : ChevronRight} />
        </button>
      </h2>
      <div id={id} className={styles.form} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}

/** What was refused, in the way where it was asked for. */
export function Refused({ entering }: { entering: Entering }) {
  if (entering.refused === null) return null;
  return (
    <p role="alert" className={styles.refused}>
      {entering.refused}
    </p>
  );
}
