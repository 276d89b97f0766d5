// The gate of a column as a sentence: who signs. Set in place, by a signed decision.
import type { ColumnAnswer } from '@baton/model/board/queries';
import type { RuledColumn } from '@baton/model/decided/queries';
import type { SpaceId, TeamId } from '@baton/model/ids';
import { GateIcon } from '@baton/ui/icons';
import { Icon } from '@baton/ui/icon';
import { Menu } from '@baton/ui/menu';
import { X } from 'lucide-react';
import { useWorld } from '../../lib/use-world.ts';
import { useNames } from '../../parts/people.tsx';
import { receiverKey, useReceiverNames } from '../../parts/receiver-words.ts';
import { candidatesOf } from '../../parts/receivers.ts';
import styles from './board-settings.module.css';
import { type OfBoard, type Ruling, useRuling } from './use-ruling.ts';

export interface SettingsGateProps {
  readonly of: OfBoard;
  readonly column: ColumnAnswer;
  readonly columns: readonly ColumnAnswer[];
  readonly rule: RuledColumn | undefined;
}

export function ColumnGate({ of, column, columns, rule }: SettingsGateProps) {
  const ruling = useRuling(of, { column, columns, rule });
  const signers = rule?.signers ?? [];
  const isGated = signers.length > 0;
  return (
    <>
      <p className={styles.sentence}>
        {isGated && <Icon icon={GateIcon} size={16} />}
        {isGated ? ' It is a gate: to leave it to the right, ' : 'It is no gate; to leave it, nobody signs. '}
        <Signers column={column} rule={rule} ruling={ruling} />
        <AddSigner of={of} column={column} rule={rule} ruling={ruling} />
        {isGated && (signers.length === 1 ? ' signs.' : ' sign.')}
      </p>
      {ruling.whyNot === undefined ? (
        <Signing isLocal={rule?.isLocal === true} ruling={ruling} />
      ) : (
        <p className={styles.meta}>{ruling.whyNot}</p>
      )}
    </>
  );
}

function Signing({ isLocal, ruling }: { readonly isLocal: boolean; readonly ruling: Ruling }) {
  return (
    <>
      <p className={styles.meta}>
        You sign this change. What lies behind the column already stays there; what stands in it when it becomes a gate
        waits at the gate until it is offered. With the relay away the change waits here.
        {isLocal && ' Signed here, not on record yet.'}
      </p>
      {ruling.isOld && (
        <p className={styles.sentence}>
          The columns on its left have changed since it was signed.{' '}
          <button type="button" className={styles.add} onClick={() => ruling.set({})}>
            Sign it anew
          </button>
        </p>
      )}
    </>
  );
}

type Part = Pick<SettingsGateProps, 'column' | 'rule'> & { readonly ruling: Ruling };

function Signers({ column, rule, ruling }: Part) {
  const nameOf = useReceiverNames();
  const signers = rule?.signers ?? [];
  return signers.map((signer) => {
    const name = nameOf(signer);
    if (ruling.whyNot !== undefined) return <b key={receiverKey(signer)}>{name} </b>;
    return (
      <span key={receiverKey(signer)}>
        <button
          type="button"
          className={styles.value}
          aria-label={`${name} signs in ${column.name}: take them off`}
          title="Take them off"
          onClick={() => ruling.set({ signers: signers.filter((one) => one !== signer) })}
        >
          {name}
          <Icon icon={X} size={12} />
        </button>{' '}
      </span>
    );
  });
}

function AddSigner({ of, column, rule, ruling }: Part & Pick<SettingsGateProps, 'of'>) {
  const { directory, titles } = useWorld();
  const nameOf = useNames();
  if (ruling.whyNot !== undefined || of.space === null) return null;
  const signers = rule?.signers ?? [];
  const known = new Set(signers.map(receiverKey));
  const asking = {
    directory,
    space: of.space as SpaceId,
    me: null,
    now: 0,
    nameOf,
    teamName: (team: TeamId) => titles.teams[team] ?? 'A team',
  };
  const candidates = candidatesOf(asking, 'recent', []).filter(({ receiver }) => !known.has(receiverKey(receiver)));
  return (
    <Menu
      trigger={
        <button type="button" className={styles.add} aria-label={`+ signer for ${column.name}`}>
          + signer
        </button>
      }
      items={candidates.map(({ id, name, receiver }) => ({
        id,
        label: name,
        onSelect: () => ruling.set({ signers: [...signers, receiver] }),
      }))}
    />
  );
}
