// The settings of a board, in sentences whose values are changed where they stand. All of it shows on the board at once.
import type { BoardHead } from '@baton/model/board/head-query';
import { limitBoard } from '@baton/model/board/commands';
import type { ColumnAnswer } from '@baton/model/board/queries';
import { renameStatus } from '@baton/model/board/setting-commands';
import { type StatusAnswer, statusesOfProject } from '@baton/model/project/queries';
import { InlineText } from '@baton/ui/inline-text';
import { SidePanel } from '@baton/ui/side-panel';
import { StatusSign } from '@baton/ui/status-sign';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useColumnRules } from '../../parts/column-rules.ts';
import { kindWords } from '../../parts/kind-words.ts';
import { laneWords } from '../../parts/lane-words.ts';
import { AddColumn } from './add-column.tsx';
import styles from './board-settings.module.css';
import { useLaneItems } from './lane-items.ts';
import { SettingsColumn } from './settings-column.tsx';
import { CardFaceChoice } from './settings-face.tsx';
import { kindItems, kinds, useRemoveStatus } from './settings-held.tsx';
import { Amount, Choice } from './settings-value.tsx';

interface SettingsPanelProps {
  readonly head: BoardHead;
  readonly columns: readonly ColumnAnswer[];
  readonly onClose: () => void;
}
const none: readonly StatusAnswer[] = [];

export function SettingsPanel({ head, columns, onClose }: SettingsPanelProps) {
  const rules = useColumnRules(head.project);
  const statuses = useLive(statusesOfProject, { project: head.project }) ?? none;
  return (
    <SidePanel
      open
      onClose={onClose}
      label={`Settings of the board ${head.name}`}
      head={
        <h2 className={styles.title}>
          Board settings <span className={styles.meta}>{head.name}</span>
        </h2>
      }
      foot={
        <p className={styles.meta}>
          Everybody who sees this board has it so at once. Ctrl Z takes it back, but not what is signed.
        </p>
      }
    >
      <section className={styles.section} aria-label="Columns">
        <div className={styles.sectionHead}>
          <h3>Columns</h3>
          <span className={styles.meta}>drag to order, or Alt ↑ ↓</span>
          <span className={styles.end}>
            <AddColumn board={head.id} />
          </span>
        </div>
        <ol className={styles.columns}>
          {columns.map((column) => (
            <SettingsColumn
              key={column.id}
              of={head}
              rule={rules.get(column.id)}
              column={column}
              columns={columns}
              statuses={statuses}
            />
          ))}
        </ol>
      </section>
      <Statuses statuses={statuses} />
      <LanesAndLimits head={head} />
      <CardFaceChoice head={head} />
    </SidePanel>
  );
}

function Statuses({ statuses }: { statuses: readonly StatusAnswer[] }) {
  const run = useRun();
  const removeItem = useRemoveStatus(statuses);
  return (
    <section className={styles.section} aria-label="Statuses">
      <div className={styles.sectionHead}>
        <h3>Statuses</h3>
        <span className={styles.meta}>your words, five kinds that count the same everywhere</span>
      </div>
      <div className={styles.kinds}>
        {kinds.map((kind) => (
          <div key={kind} className={styles.kind}>
            <h4>{kindWords[kind]}</h4>
            <ul>
              {statuses
                .filter((status) => status.kind === kind)
                .map((status) => (
                  <li key={status.id}>
                    <Choice
                      label={`Kind of ${status.name}`}
                      text=""
                      said={kindWords[kind]}
                      sign={<StatusSign kind={kind} />}
                      items={[...kindItems(status, run), { id: 'end', rule: true }, removeItem(status)]}
                    />
                    <InlineText
                      label={`Name of the status ${status.name}`}
                      value={status.name}
                      onChange={(name) => void run(renameStatus, { status: status.id, name })}
                    />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function LanesAndLimits({ head }: Pick<SettingsPanelProps, 'head'>) {
  const run = useRun();
  const limit = (of: 'lane' | 'person') => (value: number | null) =>
    void run(limitBoard, { board: head.id, of, limit: value });
  const laneItems = useLaneItems(head);
  const hasLanes = head.lanes !== 'none';
  return (
    <section className={styles.section} aria-label="Lanes and limits">
      <div className={styles.sectionHead}>
        <h3>Lanes and limits</h3>
        <span className={styles.meta}>limits of lanes and people are said in words and stop nobody</span>
      </div>
      <p className={styles.sentence}>
        {hasLanes ? 'One lane for each ' : 'The board has '}
        <Choice label="Lanes by" text={hasLanes ? laneWords[head.lanes].toLowerCase() : 'no lanes'} items={laneItems} />
        {hasLanes && (
          <>
            , with <Amount label="Limit of a lane" value={head.laneLimit} none="any number" onKeep={limit('lane')} /> in
            progress{head.laneLimit === null ? '' : ' at most'}
          </>
        )}
        .
      </p>
      <p className={styles.sentence}>
        A person has{' '}
        <Amount label="Limit of a person" value={head.personLimit} none="any number" onKeep={limit('person')} /> in
        progress{head.personLimit === null ? '' : ' at most'}.
      </p>
    </section>
  );
}
