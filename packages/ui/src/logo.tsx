import styles from './logo.module.css';

/** The baton turned by 38 degrees, ink and vermilion. Smallest size 16; keep one end's width clear around it. */
export function Logo({ size = 20, label }: { size?: number | undefined; label?: string | undefined }) {
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg {...name} className={styles.logo} width={size} height={size} viewBox="0 0 20 20">
      <g transform="rotate(-38 10 10)">
        <path d="M3.6 6.4h6.9l-2.2 7.2H3.6a3.6 3.6 0 0 1 0-7.2z" fill="var(--ink)" transform="translate(-1.4 0)" />
        <path d="M11.7 6.4h4.7a3.6 3.6 0 0 1 0 7.2H9.5z" fill="var(--accent)" transform="translate(1.4 0)" />
      </g>
    </svg>
  );
}
