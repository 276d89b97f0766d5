// A page without a workspace round it: what is true, why, and what to do. In the entry chunk, so it stands on little.
import { Logo } from '@baton/ui/logo';
import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-event.ts';
import styles from './plain.module.css';

export const plainWay = (rank?: 'first'): string => `${styles['way']} ${rank === 'first' ? styles['first'] : ''}`;

export function Plain({ title, text, children }: { title: string; text: ReactNode; children?: ReactNode }) {
  useTitle(title);
  return (
    <main className={styles['page']}>
      <div className={styles['body']}>
        <Logo size={24} />
        <h1>{title}</h1>
        <p>{text}</p>
        <div className={styles['ways']}>{children}</div>
      </div>
    </main>
  );
}
