// One of several statements before it is signed: in words, who asks since when, and what it is about, so that nobody signs what
// they have not seen.
import { readOfferText } from '@baton/model/decided/offer-text';
import { columnCalled } from '@baton/model/decided/queries';
import { offerIn } from '@baton/model/decided/holding';
import { Checkbox } from '@baton/ui/checkbox';
import { type ReactNode, useState } from 'react';
import { useLiveOne } from '../lib/use-live.ts';
import { useNow } from '../lib/use-now.ts';
import { useToday } from '../lib/use-today.ts';
import { useWorld } from '../lib/use-world.ts';
import { useApprovalOf } from './approval-words.ts';
import { ApproveLink } from './approve-link.tsx';
import type { AskedRow } from './asked-rows.ts';
import { ChangedParts } from './changed-parts.tsx';
import { changedIn, type ContentPart, sealOf, useContentParts } from './content-words.ts';
import { longDay, timeText } from './day-text.ts';
import { OfferConditions } from './offer-card.tsx';
import { firstName, useNames } from './people.tsx';
import styles from './sign-several.module.css';
import { spanText } from './span-text.ts';
import { approvalStatement, gateStatement, takingStatement } from './statement-words.ts';
import { matterOf } from './use-crossing-acts.tsx';
import { useWordsOf } from './use-decided-words.ts';
import type { Reading } from './use-readings.ts';

export interface SeveralRowProps {
  readonly row: AskedRow;
  /** Of an approval, once it was read. */
  readonly reading: Reading | null;
  /** Why it is not signed here. Null: it may be. */
  readonly whyNot: string | null;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  /** The way to its own page was taken. */
  readonly onGo: () => void;
}

export function SeveralRow(props: SeveralRowProps) {
  const { row, whyNot, isOn, onToggle, onGo } = props;
  return (
    <li className={styles.row} data-off={whyNot !== null || !isOn || undefined}>
      <Checkbox
        label={`Sign: ${row.task.title}`}
        labelHidden
        checked={whyNot === null && isOn}
        onChange={onToggle}
        disabledReason={whyNot ?? undefined}
      />
      <div className={styles.what}>
        <About {...props} />
        {whyNot !== null && (
          <p className={styles.why}>
            {whyNot}{' '}
            {row.asked.is === 'approval' && (
              <ApproveLink to={row.task.key} onGo={onGo}>
                Open its page
              </ApproveLink>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

function About({ row, ...props }: SeveralRowProps) {
  switch (row.asked.is) {
    case 'offer':
      return <OfOffer row={row} />;
    case 'gate':
      return <OfGate row={row} column={row.asked.column} />;
    case 'approval':
      return <OfApproval row={row} {...props} />;
  }
}

interface SaidProps {
  readonly statement: string;
  readonly row: AskedRow;
  readonly meta: readonly (string | null)[];
}
function Statement({ statement, row: { task, asked }, meta }: SaidProps) {
  const nameOf = useNames();
  const via = asked.via === null ? null : `you stand in for ${nameOf(asked.via)}`;
  return (
    <>
      <p className={styles.statement}>“{statement}”</p>
      <p className={styles.meta}>
        <span className={styles.key}>{task.key}</span> {[...meta, via].filter((part) => part !== null).join(', ')}
      </p>
    </>
  );
}

function OfOffer({ row }: { readonly row: AskedRow }) {
  const { directory } = useWorld();
  const nameOf = useNames();
  const now = useNow(60_000);
  const today = useToday();
  const matter = matterOf(row.task);
  const wordsOf = useWordsOf(row.task.id, matter);
  const offer = offerIn(matter, directory);
  if (offer === null) return <p className={styles.statement}>{row.task.title}</p>;
  const { note, conditions } = readOfferText(wordsOf(offer.said));
  const from = nameOf(offer.said.by);
  const due = offer.due === null ? null : `to be done by ${longDay(offer.due, today)}`;
  return (
    <>
      <Statement
        statement={takingStatement(row.task.title, firstName(from))}
        row={row}
        meta={[`${from} offers it`, `${spanText(now - offer.said.at)} ago`, due]}
      />
      {note !== '' && <p className={styles.note}>“{note}”</p>}
      <OfferConditions conditions={conditions} />
    </>
  );
}

function OfGate({ row, column: id }: { readonly row: AskedRow; readonly column: string }) {
  const nameOf = useNames();
  const now = useNow(60_000);
  const column = useLiveOne(columnCalled, { column: id })?.name ?? 'this column';
  const passage = matterOf(row.task).gates[id];
  const meta = passage && [`${nameOf(passage.said.by)} brought it there`, `${spanText(now - passage.said.at)} ago`];
  return <Statement statement={gateStatement(row.task.title, column)} row={row} meta={meta ?? []} />;
}

function OfApproval({ row, reading }: Pick<SeveralRowProps, 'row' | 'reading'>) {
  const nameOf = useNames();
  const now = useNow(60_000);
  const shown = useApprovalOf(row.task);
  if (shown === null) return <p className={styles.statement}>{row.task.title}</p>;
  const { approval, version, since } = shown;
  const by = approval.answerBy === null ? null : `by ${timeText(approval.answerBy)}`;
  return (
    <>
      <Statement
        statement={approvalStatement(version, reading?.content.title ?? row.task.title, since)}
        row={row}
        meta={[`${nameOf(approval.said.by)} asks`, `${spanText(now - approval.said.at)} ago`, by]}
      />
      {reading !== null && <Read reading={reading} since={since} />}
      {reading !== null && (
        <p className={styles.meta}>
          Sealed as <span className={styles.key}>{sealOf(approval.hash)}</span>
        </p>
      )}
    </>
  );
}

/** What differs, whole; where nothing was approved before, all of it. */
function Read({ reading: { content, earlier }, since }: { readonly reading: Reading; readonly since: number | null }) {
  const partsOf = useContentParts();
  const parts = partsOf(content);
  if (earlier !== null && since !== null)
    return (
      <Lines title={`Changed since version ${since}`}>
        <ChangedParts parts={changedIn(partsOf(earlier), parts)} isBrief />
      </Lines>
    );
  const title =
    since === null ? 'Nothing of it was approved before' : `Version ${since} is not on this device: all of it`;
  // Its title stands in the statement.
  const said = parts.filter(({ name, text }) => text !== '' && name !== 'Title');
  return (
    <Lines title={title}>
      <Whole parts={said} />
    </Lines>
  );
}

function Lines({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.read} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

const fewEnough = 360;
function Whole({ parts }: { readonly parts: readonly ContentPart[] }) {
  const [isOpen, setOpen] = useState(false);
  const isLong = parts.reduce((sum, { text }) => sum + text.length, 0) > fewEnough;
  return (
    <>
      <dl className={styles.whole} data-cut={(isLong && !isOpen) || undefined}>
        {parts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {isLong && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show less' : 'Show all of it'}
        </button>
      )}
    </>
  );
}
