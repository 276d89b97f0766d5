// The first card of signing in: the ways there are, and what the company's sign-on came back with.
import {
  askWays,
  goToSignOn,
  proveByPassword,
  signInByPasskey,
  type Proven,
  type SignInWays,
  type SignOnOutcome,
} from '@baton/workspace/doors/sign-in';
import { type Door, isNotDone, type NotDone } from '@baton/workspace/doors/door';
import { Link } from '@tanstack/react-router';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import type { Entering } from '../../lib/use-entering.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { KeepChoice } from '../../parts/keep-choice.tsx';
import { type Ways, WaysForm } from './ways-form.tsx';

const saidBy = (name: string): Readonly<Partial<Record<SignOnOutcome, string>>> => ({
  nobody: `${name} knows you, and nobody here is linked to that. Sign in another way, then link it under Settings.`,
  refused: `${name} did not say who you are. Try again, or use another way.`,
  away: `${name} does not answer. Use another way, or try again in a while.`,
  late: 'That took too long, or was begun in another browser. Try again.',
});
const away = 'The relay does not answer. Look at the connection, then try again.';

/** What is to be said at the sign-on's button before anything was pressed. */
function firstOf(told: SignInWays | NotDone, outcome: SignOnOutcome | null) {
  const name = isNotDone(told) ? undefined : told.signOn?.name;
  const sentence = isNotDone(told) ? away : outcome && saidBy(name ?? 'The sign-on')[outcome];
  return sentence ? ({ way: 'sign-on', sentence } as const) : null;
}

interface SignInCardProps {
  readonly entering: Entering;
  readonly outcome: SignOnOutcome | null;
  readonly onProven: (proven: Proven | NotDone) => Promise<NotDone | null>;
}

export function SignInCard({ entering, outcome, onProven }: SignInCardProps) {
  const doors = useDoors();
  const { value } = useAsked(async () => {
    const door = await doors.relay();
    return { door, told: await askWays(door) };
  }, []);
  if (value === undefined) return null;
  const { door, told } = value;
  const title = isNotDone(told) ? null : told.title;
  const first = firstOf(told, outcome);
  return (
    <DoorCard
      title={title === null ? 'Sign in' : `Sign in to ${title}`}
      about={title ?? undefined}
      foot={<Foot asks={!isNotDone(told) && told.asks != null} />}
    >
      <DoorText>
        On a device that is new here. By passkey you are in at once; otherwise one of your devices is asked.
      </DoorText>
      <WaysForm key={first?.sentence} ways={waysOf({ door, told, entering, onProven }, doors)} first={first}>
        <KeepChoice entering={entering} />
      </WaysForm>
    </DoorCard>
  );
}

interface Asked extends Omit<SignInCardProps, 'outcome'> {
  readonly door: Door;
  readonly told: SignInWays | NotDone;
}
const waysOf = ({ door, told, entering, onProven }: Asked, doors: ReturnType<typeof useDoors>): Ways => ({
  signOn: isNotDone(told) ? null : (told.signOn?.name ?? null),
  hasPasskeys: door.passkeys !== undefined,
  passkey: async () => {
    const joined = await signInByPasskey(await doors.relay(entering.keepIn));
    if (isNotDone(joined)) return joined;
    entering.enter(() => Promise.resolve(joined));
    return null;
  },
  signOnThere: async () => {
    const where = await goToSignOn(door);
    if (isNotDone(where)) return where;
    location.assign(where.url);
    return null;
  },
  password: async (mail, password) => onProven(await proveByPassword(door, mail, password)),
});

function Foot({ asks }: { readonly asks: boolean }) {
  return (
    <>
      <Link to="/add">A code from your other device</Link>
      <Link to="/recover">No device at hand: use your recovery link</Link>
      {asks && <Link to="/ask">No account and no invitation: ask to join</Link>}
      <span>Stuck? Whoever runs the workspace lets you back in.</span>
    </>
  );
}
