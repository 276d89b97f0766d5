// Work that wants into a column and stands at its gate: the column is full, or it was put there without being offered or pulled
// in. Nothing of it is lost; who moved it waits, swaps, or takes it back.
import type { CardAnswer } from '@baton/model/board/queries';
import type { RuledColumn } from '@baton/model/decided/queries';
import { Button } from '@baton/ui/button';
import { Menu } from '@baton/ui/menu';
import { useMe } from '../../lib/use-world.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import styles from './at-gate.module.css';
import { useDesk } from './board-desk.ts';
import { isGate, useRuleOf } from './gates-here.tsx';

interface AtGateProps {
  readonly column: string;
  /** "Making, Critical". */
  readonly label: string;
  readonly waiting: readonly CardAnswer[];
}
export function AtGate({ column, label, waiting }: AtGateProps) {
  const rule = useRuleOf(column);
  if (waiting.length === 0 || rule === undefined) return null;
  return (
    <section className={styles.frame} aria-label={`At the gate of ${label}`}>
      <h4 className={styles.head}>At the gate</h4>
      <ul className={styles.list}>
        {waiting.map((card) => (
          <Waiting key={card.id} card={card} rule={rule} />
        ))}
      </ul>
    </section>
  );
}

const hasRoom = ({ limit, slots }: RuledColumn): boolean => limit === null || slots.length < limit;

function whyText(card: CardAnswer, rule: RuledColumn): string {
  if (!hasRoom(rule) && !rule.slots.includes(card.id))
    return `Full, ${rule.slots.length} of ${rule.limit}: it waits for room`;
  return isGate(rule) && card.decided?.gate?.why === 'not-entered' ? 'Not offered yet' : 'There is room';
}

function Waiting({ card, rule }: { readonly card: CardAnswer; readonly rule: RuledColumn }) {
  const { acts } = useDesk();
  const me = useMe();
  const isReadOnly = useReadOnly() !== null;
  const isIn = hasRoom(rule) || rule.slots.includes(card.id);
  const whyNot = isGate(rule) && card.holder?.id !== me ? 'Only who has it brings it into a gate.' : undefined;
  return (
    <li className={styles.card}>
      <button type="button" className={styles.title} onClick={() => acts.current.peek(card.id)}>
        <span className={styles.key}>{card.key}</span> {card.title}
      </button>
      <span className={styles.why}>
        <TaskBaton task={card} size="sm" /> {whyText(card, rule)}
      </span>
      {!isReadOnly && (
        <span className={styles.acts}>
          {isIn ? (
            <Button size={24} disabledReason={whyNot} onClick={() => acts.current.bringIn(card.id)}>
              {isGate(rule) ? 'Offer it' : 'Pull in'}
            </Button>
          ) : (
            !isGate(rule) && <Swap card={card} rule={rule} />
          )}
          <Button size={24} tone="quiet" onClick={() => acts.current.stepBack(card.id)}>
            Take it back
          </Button>
        </span>
      )}
    </li>
  );
}

function Swap({ card, rule }: { readonly card: CardAnswer; readonly rule: RuledColumn }) {
  const { acts } = useDesk();
  return (
    <Menu
      trigger={<Button size={24}>Swap</Button>}
      items={[
        { id: 'heading', heading: 'In its place goes out' },
        ...rule.slots.map((slot) => ({
          id: slot,
          label: acts.current.titleOf(slot),
          onSelect: () => acts.current.swap(card.id, slot),
        })),
      ]}
    />
  );
}
