// How many a column takes, as part of its sentence: a soft limit is said in words, a hard one lets no more in.
import { setLimit } from '@baton/model/board/column-commands';
import type { MenuItem } from '@baton/ui/menu-items';
import { useRun } from '../../lib/use-run.ts';
import type { SettingsGateProps } from './settings-gate.tsx';
import { Amount, Choice } from './settings-value.tsx';
import { useRuling } from './use-ruling.ts';

export function ColumnLimit({ of, column, columns, rule }: SettingsGateProps) {
  const run = useRun();
  const { whyNot, set } = useRuling(of, { column, columns, rule });
  const hard = rule?.limit ?? null;
  const isHard = hard !== null;
  const limit = hard ?? column.limit;
  const keep = (next: number | null) => {
    void run(setLimit, { column: column.id, limit: next });
    if (isHard) set({ limit: next });
  };
  return (
    <>
      {isHard && whyNot !== undefined ? (
        <b>{hard}</b>
      ) : (
        <Amount label={`Limit of ${column.name}`} value={limit} none="any number" onKeep={keep} />
      )}
      {limit !== null && (
        <>
          {' '}
          at most,{' '}
          <Choice
            label={`Limit of ${column.name} is`}
            text={isHard ? 'hard' : 'soft'}
            items={hardItems(isHard, { whyNot, onHard: (on) => set({ limit: on ? limit : null }) })}
          />
          {isHard && ': the next one waits at the gate'}
        </>
      )}
    </>
  );
}

interface HardOf {
  readonly whyNot: string | undefined;
  readonly onHard: (on: boolean) => void;
}
function hardItems(isHard: boolean, { whyNot, onHard }: HardOf): readonly MenuItem[] {
  const item = (on: boolean, id: string, label: string): MenuItem => ({
    id,
    label,
    end: on === isHard ? 'now' : undefined,
    disabledReason: on === isHard ? undefined : whyNot,
    onSelect: () => on !== isHard && onHard(on),
  });
  return [
    item(false, 'soft', 'Soft: it is said, and stops nobody'),
    item(true, 'hard', 'Hard: the next one waits at the gate'),
  ];
}
