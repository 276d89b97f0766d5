// One request that waits: what, from whom, by when, and the ways to answer it. Its title opens what it is for.
import { addDays } from '@baton/model/day';
import type { RequestAnswer } from '@baton/model/request/queries';
import { Baton } from '@baton/ui/baton';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { Clock, CopyCheck, Ellipsis, Inbox, Undo2, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { usePhone } from '../../lib/use-media.ts';
import { useToday } from '../../lib/use-today.ts';
import { longDay } from '../../parts/day-text.ts';
import { hueOf, usePeople } from '../../parts/people.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { holderItems } from '../../parts/task-menus.tsx';
import type { Answering } from './use-answering.ts';
import styles from './department.module.css';

interface RequestRowProps {
  readonly request: RequestAnswer;
  readonly department: string;
  readonly answering: Answering;
  readonly onKeys: (event: KeyboardEvent, request: RequestAnswer) => void;
}

export function RequestRow({ request, department, answering, onKeys }: RequestRowProps) {
  const today = useToday();
  const isPhone = usePhone();
  const isReadOnly = useReadOnly() !== null;
  const [isOpen, setOpen] = useState(false);
  const { id, title, note, wanted, from, mine } = request;
  const asker = { name: from.name, hue: hueOf(from.id), guest: from.guest, isReader: mine };
  return (
    <li className={styles.request}>
      <Icon icon={Inbox} size={14} />
      <div className={styles.what}>
        <button
          type="button"
          data-request={id}
          aria-expanded={isOpen}
          aria-keyshortcuts="A D U L"
          onKeyDown={(event) => onKeys(event, request)}
          onClick={() => setOpen(!isOpen)}
        >
          {title}
        </button>
        <span>
          {mine ? 'You' : from.name}
          {wanted !== null && `, wanted by ${longDay(wanted, today)}`}
        </span>
        {isOpen && <p>{note ?? 'Nothing more was written.'}</p>}
      </div>
      {!isPhone && (
        <Baton
          state="offered"
          size="md"
          from={asker}
          to={{ name: department, hue: hueOf(department), shortName: department }}
          label={`${mine ? 'You ask' : `${from.name} asks`} ${department}, not yet answered`}
        />
      )}
      {!isReadOnly && <Answers request={request} answering={answering} />}
    </li>
  );
}

function Answers({ request, answering }: Pick<RequestRowProps, 'request' | 'answering'>) {
  const people = usePeople();
  const { title } = request;
  const give = holderItems(people, { current: undefined, onPick: (to) => answering.take(request, to) });
  return (
    <div className={styles.answers}>
      <Button aria-label={`Take “${title}”`} aria-keyshortcuts="A" onClick={() => answering.take(request)}>
        Take
      </Button>
      <Menu items={give} trigger={<Button aria-label={`Give “${title}” to somebody`}>Give to</Button>} />
      <Button
        tone="quiet"
        aria-label={`Decline “${title}”`}
        aria-keyshortcuts="D"
        onClick={() => answering.ask({ what: 'decline', request })}
      >
        Decline
      </Button>
      <Menu
        align="end"
        items={useMoreAnswers(request, answering)}
        trigger={<IconButton icon={Ellipsis} label={`More answers to “${title}”`} />}
      />
    </div>
  );
}

function useMoreAnswers(request: RequestAnswer, answering: Answering): readonly MenuItem[] {
  const today = useToday();
  const days = [
    ['Tomorrow', addDays(today, 1)],
    ['Next Monday', answering.monday],
    ['In two weeks', addDays(today, 14)],
  ] as const;
  return [
    {
      id: 'later',
      label: 'Later',
      icon: Clock,
      items: [
        ...days.map(([label, day]): MenuItem => ({
          id: label,
          label,
          end: longDay(day, today),
          onSelect: () => answering.putOff(request, day),
        })),
        { id: 'some-day', label: 'Without a day', onSelect: () => answering.putOff(request, null) },
      ],
    },
    {
      id: 'duplicate',
      label: 'There is such a task',
      icon: CopyCheck,
      keyCap: 'U',
      onSelect: () => answering.ask({ what: 'duplicate', request }),
    },
    {
      id: 'decline',
      label: 'Decline with a reason',
      icon: X,
      keyCap: 'D',
      onSelect: () => answering.ask({ what: 'decline', request }),
    },
    ...(request.mine
      ? [{ id: 'back', label: 'Take my request back', icon: Undo2, onSelect: () => answering.takeBack(request) }]
      : []),
  ];
}
