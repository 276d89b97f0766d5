// "Who can see this?" of a space, a project, a board or a task: everybody who can, why, with which role, and the ways to
// change it for who may; for others, who may (23-guest-view). Asked of the rules by which the relay lets in.
import { linksOpenIn } from '@baton/model/directory/link-queries';
import { isGuest, leadsSpace, writesIn } from '@baton/model/directory/queries';
import { readersOf } from '@baton/model/directory/reach';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { type ReactNode, useState } from 'react';
import { useNow } from '../lib/use-now.ts';
import { useWorld } from '../lib/use-world.ts';
import { listed } from './move-words.ts';
import { useNames } from './people.tsx';
import { SeeAs } from './see-as.tsx';
import { LetSee, ShownTo } from './who-sees-changes.tsx';
import { LinkRows, ReaderRow } from './who-sees-rows.tsx';
import { leadWords, notSeen, type SeenKind } from './who-sees-words.ts';
import styles from './who-sees.module.css';

export interface Seen {
  readonly kind: SeenKind;
  readonly title: string;
  readonly space: SpaceId;
  /** Whose readers; null: all of the space. */
  readonly group: string | null;
  /** Of a task: itself. Links of others are not its readers. */
  readonly record: string | null;
}
interface WhoSeesProps {
  readonly seen: Seen;
  readonly onClose: () => void;
  /** What else can be done from here: a task is given to fewer, or shared. */
  readonly acts?: ReactNode;
}
const fewEnough = 60;

export function WhoSees({ seen, onClose, acts }: WhoSeesProps) {
  const { kind, title, space, group, record } = seen;
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const [isWhole, setWhole] = useState(false);
  const readers = readersOf(directory, space, group);
  const links = linksOpenIn(directory, { space, record, now });
  const guests = readers.filter(({ person }) => isGuest(directory, person)).length;
  const isLed = leadsSpace(directory, me.person, space);
  // Of what a few have, and of one task, the space is not changed.
  const isOfSpace = group === null && kind !== 'task';
  const shown = isWhole ? readers : readers.slice(0, fewEnough);
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={`Who can see “${title}”`}
      description={leadWords({ people: readers.length - guests, guests, links: links.length }, kind)}
      actions={
        <>
          {acts}
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul className={styles.rows} aria-label="Who can see this">
        {links.length > 0 && <LinkRows links={links} ofOne={record !== null} />}
        {shown.map((reader) => (
          <ReaderRow key={reader.person} reader={reader} mayChange={isOfSpace && isLed} />
        ))}
      </ul>
      {shown.length < readers.length && (
        <p>
          <Button onClick={() => setWhole(true)}>Show all {readers.length}</Button>
        </p>
      )}
      <p className={styles.said}>{notSeen[kind]}</p>
      {isOfSpace && <OfSpace space={space} isLed={isLed} />}
      {record !== null && !isGuest(directory, me.person) && <SeeAs space={space} task={{ id: record, group }} />}
    </Dialog>
  );
}

/** What can be done about who sees a space. */
function OfSpace({ space, isLed }: { readonly space: SpaceId; readonly isLed: boolean }) {
  const { directory, me } = useWorld();
  return (
    <>
      {isLed && <SeeAs space={space} />}
      {(isLed || writesIn(directory, me.person, space)) && <LetSee space={space} isLed={isLed} />}
      {isLed ? <ShownTo space={space} /> : <WhoMay space={space} />}
    </>
  );
}

function mayChangeIn(directory: Directory, space: SpaceId): readonly PersonId[] {
  return (Object.keys(directory.persons) as PersonId[]).filter((person) => leadsSpace(directory, person, space));
}

function WhoMay({ space }: { readonly space: SpaceId }) {
  const { directory } = useWorld();
  const nameOf = useNames();
  const people = mayChangeIn(directory, space);
  return <p className={styles.said}>Roles, and who is in it, are changed by {listed(people, nameOf)}.</p>;
}
