// The gates and hard limits of the board that is shown, for its heads and cells.
import type { RuledColumn } from '@baton/model/decided/queries';
import { GateIcon } from '@baton/ui/icons';
import { Icon } from '@baton/ui/icon';
import { createContext, useContext } from 'react';
import type { ColumnRules } from '../../parts/column-rules.ts';
import { type GateWords, gateWords } from '../../parts/gate-words.ts';
import { useReceiverNames } from '../../parts/receiver-words.ts';
import styles from './gates-here.module.css';

const GatesContext = createContext<ColumnRules>(new Map());
export const GatesHere = GatesContext;

export const useRuleOf = (column: string): RuledColumn | undefined => useContext(GatesContext).get(column);
export const isGate = (rule: RuledColumn | undefined): boolean => rule !== undefined && rule.signers.length > 0;
export const useIsGate = (column: string): boolean => isGate(useRuleOf(column));

function useGateWords(column: string): GateWords | null {
  const rule = useRuleOf(column);
  const nameOf = useReceiverNames();
  return rule === undefined || !isGate(rule) ? null : gateWords(rule.signers, nameOf);
}

export const GateSign = ({ column }: { readonly column: string }) =>
  useIsGate(column) ? (
    <span className={styles.sign} title="Gate">
      <Icon icon={GateIcon} size={16} />
    </span>
  ) : null;

/** Under the name of a gated column: both rules. */
export function GateRules({ column }: { readonly column: string }) {
  const words = useGateWords(column);
  const isLocal = useRuleOf(column)?.isLocal === true;
  if (words === null) return null;
  return (
    <p className={styles.rules}>
      {words.entering} {words.leaving}
      {isLocal && ' Signed here, not on record yet.'}
    </p>
  );
}

/** Shown while a card is over the cell. */
export function GateDrop({ column }: { readonly column: string }) {
  const words = useGateWords(column);
  return words === null ? null : <p className={styles.drop}>{words.drop}</p>;
}
