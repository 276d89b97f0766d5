// A page before a workspace is open: one card on the canvas, the brand above it (20-sign-in).
import { Logo } from '@baton/ui/logo';
import { EmptyDrawing } from '@baton/ui/empty-drawing';
import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-event.ts';
import styles from './door-card.module.css';

export interface DoorCardProps {
  readonly title: string;
  /** Beside the brand: which workspace. */
  readonly about?: string | undefined;
  readonly isEnded?: boolean | undefined;
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
}

export function DoorCard({ title, about, isEnded, foot, children }: DoorCardProps) {
  useTitle(title);
  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <Logo size={26} />
        Baton
        <span>{[about, location.host].filter(Boolean).join(', ')}</span>
      </header>
      <main className={styles.card}>
        {isEnded && (
          <div className={styles.drawing}>
            <EmptyDrawing pattern="ended-link" />
          </div>
        )}
        <h1>{title}</h1>
        {children}
        {foot !== undefined && <footer>{foot}</footer>}
      </main>
    </div>
  );
}

/** What was refused, or went wrong outside. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={styles.said}>
      {children}
    </p>
  );
}

export function DoorText({ children }: { children: ReactNode }) {
  return <p className={styles.text}>{children}</p>;
}
