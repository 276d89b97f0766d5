// A signature as it stands anywhere: on record, made here and not on record, still to come, or a no.
import { Icon } from '@baton/ui/icon';
import { CloudOff, CornerUpLeft, ShieldAlert, Signature } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './signed-chip.module.css';

export type SignedAs = 'signed' | 'local' | 'pending' | 'returned' | 'contested';
const signs = { signed: Signature, local: CloudOff, pending: null, returned: CornerUpLeft, contested: ShieldAlert };

export function SignedChip({ is, children }: { readonly is: SignedAs; readonly children: ReactNode }) {
  const sign = signs[is];
  return (
    <span className={styles.chip} data-is={is}>
      {sign !== null && <Icon icon={sign} size={12} />}
      {children}
    </span>
  );
}
