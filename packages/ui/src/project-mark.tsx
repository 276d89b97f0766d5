import styles from './project-mark.module.css';

export type ProjectHue = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A short upright baton in the project's hue. Never alone: the name stands beside it, or is given as `label`. */
export function ProjectMark({ hue, label }: { hue: ProjectHue; label?: string | undefined }) {
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label };
  return <span {...name} className={styles.mark} data-hue={hue} />;
}

export function ProjectName({ hue, name }: { hue: ProjectHue; name: string }) {
  return (
    <span className={styles.project}>
      <ProjectMark hue={hue} />
      <span className={styles.name}>{name}</span>
    </span>
  );
}
