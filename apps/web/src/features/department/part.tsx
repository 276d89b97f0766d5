// One part of a department's home: a heading, how much there is, and perhaps one act.
import { type ReactNode, useId } from 'react';
import styles from './department.module.css';

interface PartProps {
  readonly title: string;
  readonly said?: ReactNode;
  readonly act?: ReactNode;
  readonly children: ReactNode;
}

export function Part({ title, said, act, children }: PartProps) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {said !== undefined && <span className={styles.meta}>{said}</span>}
        {act !== undefined && <span className={styles.act}>{act}</span>}
      </header>
      {children}
    </section>
  );
}
