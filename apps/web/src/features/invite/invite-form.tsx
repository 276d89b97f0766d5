// What is chosen before a link is made, and what it comes to, in words.
import { spaceIn } from '@baton/model/directory/queries';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { SpaceId } from '@baton/model/ids';
import { Segmented } from '@baton/ui/segmented';
import { inviteEach, makeInvitation } from '@baton/workspace/doors/invitations';
import { isLetterMail } from '@baton/workspace/doors/mail';
import { Checkbox } from '@baton/ui/checkbox';
import { type FormEvent, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useMail } from '../../lib/use-mail.ts';
import { useOnChange } from '../../lib/use-event.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { dayText, timeInText } from '../../parts/day-text.ts';
import { theySee } from '../../parts/invited-words.ts';
import { noMailReason } from '../../parts/letter-words.ts';
import { counted } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { refusalText } from '../../parts/refusal-text.ts';
import { roleHints, roleNames } from '../../parts/role-words.ts';
import { useSpaces } from '../../parts/spaces.ts';
import type { Made, Way } from './invite-dialog.tsx';
import { ForWhomFields, LifeFields, RoleFields } from './invite-fields.tsx';
import styles from './invite.module.css';
import { ListField } from './list-field.tsx';
import { mostListed, type PastedList, readPasted } from './pasted-list.ts';
import { domainOf, faultIn, firstWish, invitingOf, untilOf, type Wish, type WishFault } from './wish.ts';

interface InviteFormProps {
  readonly id: string;
  readonly way: Way;
  readonly isMaking: boolean;
  readonly onWay: (way: Way) => void;
  readonly onMaking: (isMaking: boolean) => void;
  readonly onMade: (made: Made) => void;
  /** Whether what is made goes out as letters. */
  readonly onByLetter: (byLetter: boolean) => void;
}
const ways = [
  { id: 'link', label: 'A link' },
  { id: 'list', label: 'A list of people' },
] as const;

type Fault = WishFault & { readonly list?: string };
function listFault({ people, unread }: PastedList, byLetter: boolean): string | null {
  const [line] = unread;
  if (line !== undefined) return `No address was found in “${line}”.`;
  if (people.length === 0) return 'An address in each line, with a name beside it if you like.';
  const strange = byLetter ? people.find(({ mail }) => !isLetterMail(mail)) : undefined;
  if (strange) return `No letter can go to “${strange.mail}”.`;
  return people.length > mostListed ? `${mostListed} people at once, at most.` : null;
}

function useMaking({ way, onMaking, onMade }: InviteFormProps, wish: Wish, pasted: PastedList) {
  const doors = useDoors();
  const workspace = useWorkspace();
  const nameOf = useNames();
  const [fault, setFault] = useState<Fault | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const [done, setDone] = useState(0);
  const make = async (): Promise<Made | Refusal> => {
    const inviting = invitingOf(wish, nameOf(workspace.world.me.person));
    const door = await doors.relayOf(workspace.world.me.workspace);
    if (way === 'list') {
      const { people } = pasted;
      const { domain: _domain, ...each } = inviting;
      return { all: await inviteEach(door, workspace, { ...each, people, byLetter: wish.byLetter, onOne: setDone }) };
    }
    const one = await makeInvitation(door, workspace, inviting);
    return isRefusal(one) ? one : { one };
  };
  const submit = async () => {
    const list = way === 'list' ? listFault(pasted, wish.byLetter) : null;
    const found =
      list === null ? faultIn(way === 'list' ? { ...wish, uses: '1', domain: null } : wish, Date.now()) : { list };
    setFault(found);
    if (found !== null) return;
    onMaking(true);
    const made = await make();
    onMaking(false);
    if (isRefusal(made)) setRefusal(made);
    else onMade(made);
  };
  return { fault, refused: refusal && refusalText(refusal, nameOf), submit, done };
}

export function InviteForm(props: InviteFormProps) {
  const { id, way, onWay, isMaking, onByLetter } = props;
  const { sends } = useMail();
  const [chosen, setWish] = useState(firstWish);
  const wish = sends ? chosen : { ...chosen, byLetter: false, domain: null };
  // What was chosen before it is known whether mail is sent stays chosen.
  const change = (next: Wish) => setWish(sends ? next : { ...next, byLetter: chosen.byLetter });
  const [text, setText] = useState('');
  const pasted = readPasted(text);
  const { fault, refused, submit, done } = useMaking(props, wish, pasted);
  const byLetter = way === 'list' && wish.byLetter;
  useOnChange(() => {
    onByLetter(byLetter);
  }, [byLetter]);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isMaking) void submit();
  };
  return (
    <form id={id} className={styles.form} onSubmit={handleSubmit} noValidate>
      <Segmented label="How" options={ways} value={way} onChange={onWay} />
      {way === 'list' && <ListField text={text} onText={setText} help={listHelp(pasted)} fault={fault?.list} />}
      {way === 'list' ? (
        <Checkbox
          label="Send each of them a letter with their link"
          checked={wish.byLetter}
          onChange={(isOn) => change({ ...wish, byLetter: isOn })}
          disabledReason={sends ? undefined : noMailReason}
        />
      ) : (
        <ForWhomFields wish={wish} onChange={change} fault={fault} sends={sends} />
      )}
      <RoleFields wish={wish} onChange={change} />
      <LifeFields wish={wish} onChange={change} fault={fault} isForOne={way === 'list'} />
      <Says wish={wish} way={way} />
      {isMaking && way === 'list' && (
        <p role="status" className={styles.text}>
          {done} of {pasted.people.length}
        </p>
      )}
      {refused !== undefined && (
        <p role="alert" className={styles.said}>
          {refused}
        </p>
      )}
    </form>
  );
}

function listHelp({ people, twice }: PastedList): string {
  if (people.length === 0) return 'One in each line, or the cells of a table, with a name beside the address.';
  const again = twice.length === 0 ? '' : ` ${twice.join(', ')} stands there more than once, and counts once.`;
  return `${people.length === 1 ? '1 person' : `${people.length} people`}.${again}`;
}

function wayText({ way, wish, ends }: { readonly way: Way; readonly wish: Wish; readonly ends: string }): string {
  const people = Number(wish.uses);
  if (way === 'list' && wish.byLetter)
    return `Each letter goes to its address alone, and lets one person in until ${ends}.`;
  if (way === 'list') return `Each link lets one person in, whoever has it, until ${ends}.`;
  if (wish.domain !== null)
    return `Whoever has the link types their address at ${domainOf(wish.domain) || 'the domain'}, and the code that is sent there. Until ${ends}.`;
  // What was typed may be no number yet.
  const inAll = people > 1 ? `, ${counted(people, 'person', 'people')} in all` : '';
  return people === 1
    ? `One person with the link can join until ${ends}.`
    : `Whoever has the link can join until ${ends}${inAll}.`;
}

function Says({ wish, way }: { readonly wish: Wish; readonly way: Way }) {
  const { directory, titles } = useWorld();
  const open = useSpaces().filter(
    ({ id }) => spaceIn(directory, id)?.open === true && !wish.spaces.includes(id as SpaceId),
  );
  const seen = theySee({
    role: wish.role,
    roleIn: wish.roleIn,
    named: wish.spaces.map((space) => titles.spaces[space] ?? 'a space'),
    open: open.map(({ title }) => title),
  });
  const now = useNow(60_000);
  const until = untilOf(wish);
  const ends = timeInText(now + wish.hours * 3_600_000);
  return (
    <section className={styles.says} aria-label="What they will see">
      <h3>
        {roleNames[wish.role]}. {roleHints[wish.role]}
      </h3>
      <p>{seen}</p>
      {until !== undefined && <p>Their access ends on {dayText(until)}.</p>}
      <p>{wayText({ way, wish, ends })}</p>
    </section>
  );
}
