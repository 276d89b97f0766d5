// Making this browser a shared tablet. Where somebody's workspace is open already it is not: their things would lie on it.
import { isNotDone } from '@baton/workspace/doors/door';
import { lookAtTablet, type TabletLooked, type TabletTold } from '@baton/workspace/doors/tablets';
import { Button } from '@baton/ui/button';
import { useDoors } from '../../lib/doors.ts';
import { keepTablet, type TabletHere } from '../../lib/tablet.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { counted } from '../../parts/number-text.ts';

const shutTitles = { unknown: 'This link sets up no tablet', closed: 'This tablet was closed' } as const;

interface SetUpCardProps {
  readonly told: TabletTold;
  readonly onDone: (tablet: TabletHere) => void;
}

export function SetUpCard({ told, onDone }: SetUpCardProps) {
  const doors = useDoors();
  const { value } = useAsked(async () => {
    const [looked, held] = await Promise.all([lookAtTablet(await doors.relay(), told), doors.known()]);
    return { looked, held };
  }, [told.secret]);
  if (value === undefined) return null;
  const { looked, held } = value;
  if (isNotDone(looked)) return <Ended title="The tablet is not set up yet" text={sentenceOf(looked)} />;
  if (!looked.ok) return <Ended title={shutTitles[looked.why]} text="Ask whoever leads the space for a new link." />;
  if (held.length > 0)
    return (
      <Ended
        title="Somebody works in this browser"
        text="A workspace is open here, and what is in it would lie on the shared tablet. Sign out of it first, or use another browser."
      />
    );
  return <Agree looked={looked} onAgree={() => onDone(keepTablet(tabletOf(told, looked)))} />;
}

type Live = Extract<TabletLooked, { ok: true }>;
const tabletOf = ({ workspace, secret }: TabletTold, looked: Live): TabletHere => ({
  workspace,
  secret,
  idle: looked.idle,
  spaceTitle: looked.spaceTitle,
  workspaceTitle: looked.workspaceTitle,
  people: looked.people,
  pins: {},
  behind: [],
  last: null,
});

function Ended({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <DoorCard title={title} isEnded>
      <DoorText>{text}</DoorText>
    </DoorCard>
  );
}

function Agree({ looked, onAgree }: { readonly looked: Live; readonly onAgree: () => void }) {
  return (
    <DoorCard
      title={`Shared tablet of ${looked.spaceTitle}`}
      about={looked.workspaceTitle}
      foot="Turn on the encryption of this device, and let it open this page alone where it can."
    >
      <DoorText>
        Several people sign in here in turn, each by their name and a PIN. Whoever is in is signed out after{' '}
        {counted(looked.idle, 'minute')} without a touch, and when the screen is locked.
      </DoorText>
      <Button tone="primary" size={44} wide autoFocus onClick={onAgree}>
        Set up this tablet
      </Button>
    </DoorCard>
  );
}
