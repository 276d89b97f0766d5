import type { ReactNode } from 'react';
import styles from './gallery.module.css';

/** One part with its name and, where the picture does not say it, what it means. */
export function Specimen({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className={styles.specimen}>
      <h3 className={styles.title}>{title}</h3>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}

/** States of a part beside each other, with their name in front. */
export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  );
}
