// What was decided, newest first: the ledger itself, found by words and taken out as a file.
import type { Audited } from '@baton/workspace/contract';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { cx } from '@baton/ui/cx.ts';
import { Icon } from '@baton/ui/icon';
import { TextField } from '@baton/ui/text-field';
import { Download, Link as LinkIcon, Search } from 'lucide-react';
import { useState } from 'react';
import { saveText } from '../../lib/save-file.ts';
import { fits, wordsIn } from '../../lib/search.ts';
import { useAudit } from '../../lib/use-audit.ts';
import { useWorld } from '../../lib/use-world.ts';
import { dayOf, timeText, todayHere } from '../../parts/day-text.ts';
import { type DecisionWords, decisionWords } from '../../parts/decision-words.ts';
import { fileNameOf } from '../../parts/file-name.ts';
import { numberText } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import styles from './admin.module.css';
import { auditText } from './audit-text.ts';

export function AuditTab() {
  const { titles } = useWorld();
  const nameOf = useNames();
  const { entries, more, all } = useAudit();
  const [text, setText] = useState('');
  const head = entries[0]?.number ?? 0;
  const wordsOf = (entry: Audited): DecisionWords => decisionWords(entry, { nameOf, titles });
  const words = wordsIn(text);
  const found = (of: readonly Audited[]) =>
    of
      .map((entry) => ({ entry, ...wordsOf(entry) }))
      .filter(({ who, what, where }) => fits(`${who} ${what} ${where}`, words));
  const shown = found(entries);
  const find = (next: string) => {
    setText(next);
    // What is looked for may be long ago.
    if (more !== undefined && next.trim() !== '') void all();
  };
  const take = async () => {
    const rows = found(await all());
    saveText(
      `${fileNameOf(`${titles.workspace} audit`, todayHere())}.csv`,
      auditText(rows.map(({ entry, who, what, where }) => ({ ...entry, who, what, where, day: dayOf(entry.time) }))),
    );
  };
  return (
    <>
      <div className={styles.bar}>
        <TextField
          label="Find in the audit"
          labelHidden
          slim
          icon={Search}
          placeholder="Find who, what, where"
          value={text}
          onChange={find}
        />
        <span className={styles.note}>Signed decisions only; edits are in each task’s history.</span>
        <span className={styles.grow} />
        {head > 0 && (
          <span className={styles.whole}>
            <Icon icon={LinkIcon} size={14} /> Chain whole up to entry {numberText(head)}, checked on this device
          </span>
        )}
        <Button icon={Download} onClick={() => void take()}>
          {more === undefined ? `Export ${numberText(shown.length)}` : 'Export all'}
        </Button>
      </div>
      <table className={cx(styles.table, styles.log)} aria-label="Audit">
        <TableHead columns={['When', 'Who', 'What', 'Where', 'Entry']} />
        <tbody>
          {shown.map(({ entry, who, what, where }) => (
            <tr key={entry.number}>
              <td>{timeText(entry.time)}</td>
              <th scope="row">
                {entry.person !== null && <PersonAvatar id={entry.person} size={20} decorative />}
                {who}
              </th>
              <td className={styles.wraps}>{what}</td>
              <td>{where}</td>
              <td className={styles.code}>
                {entry.number} {entry.hash.slice(0, 4)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more !== undefined && (
        <div className={styles.bar}>
          <Button onClick={more}>Earlier</Button>
        </div>
      )}
    </>
  );
}
