// The frozen version as it was kept, never the task as it is now; and what changed in it since the last approved one.
import type { Content } from '@baton/model/decided/content';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { ReadVersion } from '@baton/workspace/pages/frozen';
import { Icon } from '@baton/ui/icon';
import { Segmented } from '@baton/ui/segmented';
import { Lock, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ApprovalShown } from '../../parts/approval-words.ts';
import { useContentParts } from '../../parts/content-words.ts';
import { timeInText } from '../../parts/day-text.ts';
import { DiffText } from '../../parts/diff-text.tsx';
import { useNames } from '../../parts/people.tsx';
import { isRead, useContentNow, useVersion } from '../../parts/use-content.ts';
import { useHashOf } from '../../parts/use-hash-of.ts';
import styles from './approve.module.css';

interface FrozenTextProps {
  readonly task: PeekAnswer;
  readonly shown: ApprovalShown;
  readonly read: ReadVersion | Refusal | null | undefined;
}
type View = 'text' | 'difference';

export function FrozenText({ task, shown, read }: FrozenTextProps) {
  const { approval, since } = shown;
  const before = useVersion(task.id, useHashOf(task.id, shown));
  const [wanted, setView] = useState<View>(since === null ? 'text' : 'difference');
  const earlier = isRead(before) ? before.content : null;
  const view = earlier === null ? 'text' : wanted;
  return (
    <div className={styles.reading}>
      <div className={styles.head}>
        {since !== null && (
          <Segmented
            label="Show"
            options={[
              { id: 'text', label: 'Text' },
              { id: 'difference', label: 'Difference' },
            ]}
            value={view}
            onChange={setView}
          />
        )}
        {since !== null && (
          <span>{earlier === null ? `version ${since} is not on this device` : `against version ${since}`}</span>
        )}
        <span className={styles.frozen}>
          <Icon icon={Lock} size={14} /> Frozen {timeInText(approval.said.at)}
        </span>
      </div>
      {isRead(read) ? (
        <>
          <LaterEdits task={task} read={read} />
          <Article shown={shown} content={read.content} earlier={view === 'difference' ? earlier : null} />
        </>
      ) : (
        <NotHere read={read} />
      )}
    </div>
  );
}

function NotHere({ read }: Pick<FrozenTextProps, 'read'>) {
  if (read === undefined) return null;
  const isOther = read !== null && isRefusal(read) && read.kind === 'not-valid';
  return (
    <p className={styles.missing} role="status">
      {isOther
        ? 'What came is not what the statement names. It is not shown, and cannot be signed. Ask for approval again.'
        : 'The frozen version is not on this device yet. It comes by itself as soon as the relay has it, and is signed then.'}
    </p>
  );
}

/** The task has gone on: said, so that nobody thinks that they read the newest. */
function LaterEdits({ task, read }: { readonly task: PeekAnswer; readonly read: ReadVersion }) {
  const now = useContentNow(task, read.content);
  if (now === undefined || now.text === read.text) return null;
  return (
    <p className={styles.later} role="status">
      <Icon icon={TriangleAlert} size={14} /> The task has changed since. That is not in this version.
    </p>
  );
}

interface ArticleProps {
  readonly shown: ApprovalShown;
  readonly content: Content;
  /** Null: the text alone. */
  readonly earlier: Content | null;
}
function Article({ shown, content, earlier }: ArticleProps) {
  const nameOf = useNames();
  const partsOf = useContentParts();
  const { approval, version, since } = shown;
  const before = earlier && partsOf(earlier);
  const wasIn = (name: string): string => before?.find((part) => part.name === name)?.text ?? '';
  const parts = partsOf(content).filter(({ name, text }) => text !== '' || wasIn(name) !== '');
  const writers = approval.contributors.map(nameOf);
  const written = writers.length === 0 ? '' : ` Written by ${new Intl.ListFormat('en').format(writers)}`;
  const when = written === '' ? '' : since === null ? '.' : ` since version ${since}.`;
  return (
    <article className={styles.text} aria-label={`Version ${version}`}>
      {parts.map(({ name, text }) => {
        const said = before === null ? text : <DiffText before={wasIn(name)} after={text} />;
        if (name === 'Title')
          return (
            <header key={name}>
              <h2>{said}</h2>
              <p className={styles.by}>
                Version {version}, asked by {nameOf(approval.said.by)}.{written}
                {when}
              </p>
            </header>
          );
        return (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <p>{said}</p>
          </section>
        );
      })}
    </article>
  );
}
