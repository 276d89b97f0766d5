import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './qr-code.module.css';

export interface QrCodeProps {
  readonly text: string;
  /** What scanning it does: "Code to scan with the new device". */
  readonly label: string;
  readonly size?: number | undefined;
}

/** Dark on light in both themes: not every camera reads the reverse. */
export function QrCode({ text, label, size = 176 }: QrCodeProps) {
  const { path, modules } = useMemo(() => drawn(text), [text]);
  const named = { role: 'img', 'aria-label': label };
  return (
    <svg {...named} className={styles.code} width={size} height={size} viewBox={`-2 -2 ${modules + 4} ${modules + 4}`}>
      <rect x="-2" y="-2" width={modules + 4} height={modules + 4} fill="#FFFEFC" />
      <path fill="#211C17" d={path} shapeRendering="crispEdges" />
    </svg>
  );
}

/** One path: runs of dark modules in a row become one rectangle. */
function drawn(text: string): { path: string; modules: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      found.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`);
    }
    return found;
  });
  return { path: runs.join(''), modules: size };
}
