// What a department is asked for, in a triage list: take it onto the everyday board, give it to somebody, decline it with a
// reason, point at a task that is there, put it off. The same by keys; every answer can be undone and changed.
import type { SpaceId } from '@baton/model/ids';
import { type RequestAnswer, requestsIn } from '@baton/model/request/queries';
import type { HomeAnswer } from '@baton/model/space/queries';
import { Button } from '@baton/ui/button';
import { useRef, useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { timeText } from '../../parts/day-text.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { AnsweredLine } from './answered-line.tsx';
import { DeclineDialog, DuplicateDialog } from './answer-dialogs.tsx';
import { Part } from './part.tsx';
import { RequestRow } from './request-row.tsx';
import { useAnswering } from './use-answering.ts';
import { useRequestKeys } from './use-request-keys.ts';
import styles from './department.module.css';

interface RequestsPartProps {
  readonly space: SpaceId;
  readonly title: string;
  readonly desk: HomeAnswer['desk'];
}
export interface Asked {
  readonly what: 'decline' | 'duplicate';
  readonly request: RequestAnswer;
}
const mostAnswered = 12;

export function RequestsPart({ space, title, desk }: RequestsPartProps) {
  const requests = useLive(requestsIn, { space }) ?? [];
  const [asked, setAsked] = useState<Asked | null>(null);
  const answering = useAnswering({ space, title, desk, onAsk: setAsked });
  const isReadOnly = useReadOnly() !== null;
  const list = useRef<HTMLUListElement>(null);
  const waiting = requests.filter(({ state }) => state === 'waiting');
  const oldest = waiting[0];
  const handleKeys = useRequestKeys({ list, waiting, answering });
  return (
    <Part
      title="Requests waiting"
      said={oldest === undefined ? undefined : `${waiting.length}, oldest since ${timeText(oldest.at)}`}
    >
      {waiting.length === 0 ? (
        <p className={styles.said}>Nobody waits for an answer of {title}.</p>
      ) : (
        <ul ref={list} className={styles.requests} aria-label="Requests waiting">
          {waiting.map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              department={title}
              answering={answering}
              onKeys={handleKeys}
            />
          ))}
        </ul>
      )}
      {waiting.length > 0 && !isReadOnly && (
        <p className={styles.keys}>
          <kbd>A</kbd> takes it, <kbd>D</kbd> declines, <kbd>U</kbd> points at a task that is there, <kbd>L</kbd> puts
          it off until Monday
        </p>
      )}
      <Answered label="Put off" requests={requests.filter(({ state }) => state === 'later')} answering={answering} />
      <Answered
        label="Answered"
        requests={requests
          .filter(({ state }) => state !== 'later' && state !== 'waiting')
          .toSorted((a, b) => (b.answered?.at ?? 0) - (a.answered?.at ?? 0))
          .slice(0, mostAnswered)}
        answering={answering}
      />
      {asked?.what === 'decline' && <DeclineDialog request={asked.request} onClose={() => setAsked(null)} />}
      {asked?.what === 'duplicate' && (
        <DuplicateDialog request={asked.request} space={space} onClose={() => setAsked(null)} />
      )}
    </Part>
  );
}

interface AnsweredProps {
  readonly label: string;
  readonly requests: readonly RequestAnswer[];
  readonly answering: ReturnType<typeof useAnswering>;
}
function Answered({ label, requests, answering }: AnsweredProps) {
  const [isOpen, setOpen] = useState(false);
  if (requests.length === 0) return null;
  return (
    <div className={styles.answered}>
      <Button size={24} tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {label}, {requests.length}
      </Button>
      {isOpen && (
        <ul aria-label={label}>
          {requests.map((request) => (
            <AnsweredLine key={request.id} request={request} onReopen={answering.reopen} />
          ))}
        </ul>
      )}
    </div>
  );
}
