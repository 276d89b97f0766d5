// A department's own door (25-department-home): what waits for it, its projects, its everyday board; at the side its
// people and what it needs before it takes work. What its leads switched off has no part here.
import { standsIn } from '@baton/model/directory/queries';
import type { SpaceId } from '@baton/model/ids';
import { type HomeAnswer, homeOfSpace } from '@baton/model/space/queries';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { IconButton } from '@baton/ui/icon-button';
import { TabLinks } from '@baton/ui/tab-links';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ChevronsRight } from 'lucide-react';
import { useState } from 'react';
import { useLiveOne } from '../../lib/use-live.ts';
import { usePhone, useRail } from '../../lib/use-media.ts';
import { useWorld } from '../../lib/use-world.ts';
import { ReadOnlyIn, readOnlyText, useReadOnly } from '../../parts/read-only.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useShows } from '../../parts/shown-modules.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { DeskPart } from './desk-part.tsx';
import { FirstSteps } from './first-steps.tsx';
import { HolidaysDialog } from './holidays-dialog.tsx';
import { HolidaysPart } from './holidays-part.tsx';
import { NeedsPart } from './needs-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { ProjectsPart } from './projects-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import styles from './department.module.css';

export function DepartmentScreen() {
  const { workspace, space } = useParams({ from: '/w/$workspace/space/$space' });
  const { directory, me } = useWorld();
  const navigate = useNavigate();
  const back = () => void navigate({ to: '/w/$workspace/projects', params: { workspace } });
  if (!standsIn(directory, me.person, space))
    return (
      <Screen title="Department" onBack={back}>
        <EmptyState pattern="not-yours" title="This department is not here">
          It was closed, or only those who are named are in it.
        </EmptyState>
      </Screen>
    );
  return (
    <ReadOnlyIn space={space}>
      <Home key={space} space={space as SpaceId} onBack={back} />
    </ReadOnlyIn>
  );
}

/** Requests are taken onto the everyday board: without that module there is nowhere for them. */
function useTakesRequests(): boolean {
  const shows = useShows();
  return shows('requests') && shows('everyday');
}

interface HomeProps {
  readonly space: SpaceId;
  readonly title: string;
  readonly home: HomeAnswer;
  /** The everyday board, where that module is on. */
  readonly desk: HomeAnswer['desk'];
  /** Asked for here, where it stays open when the parts go to another place. */
  readonly onHolidays: () => void;
}

function Home({ space, onBack }: { readonly space: SpaceId; readonly onBack: () => void }) {
  const { titles } = useWorld();
  const found = useLiveOne(homeOfSpace, { space });
  const isPhone = usePhone();
  const hasRail = useRail();
  const shows = useShows();
  const takesRequests = useTakesRequests();
  const [asksHolidays, setAsksHolidays] = useState(false);
  const title = titles.spaces[space] ?? 'A space';
  if (!found) return <Screen title={title}>{null}</Screen>;
  const desk = shows('everyday') ? found.desk : null;
  const home: HomeProps = { space, title, home: found, desk, onHolidays: () => setAsksHolidays(true) };
  return (
    <Screen
      title={title}
      middle={<HomeTabs {...home} />}
      actions={takesRequests && <Ask space={space} title={title} needs={found.needs} />}
      rail={hasRail ? <Aside {...home} /> : undefined}
      railLabel={`About ${title}`}
      onBack={isPhone ? onBack : undefined}
    >
      <Parts {...home} />
      {asksHolidays && <HolidaysDialog space={space} onClose={() => setAsksHolidays(false)} />}
    </Screen>
  );
}

function Parts(home: HomeProps) {
  const hasRail = useRail();
  const shows = useShows();
  const takesRequests = useTakesRequests();
  return (
    <div className={styles.page}>
      <FirstSteps space={home.space} />
      {takesRequests && <RequestsPart {...home} />}
      <ProjectsPart space={home.space} desk={home.home.desk?.project ?? null} />
      {shows('everyday') && <DeskPart {...home} />}
      {!hasRail && (
        <div className={styles.aside}>
          <Aside {...home} />
        </div>
      )}
    </div>
  );
}

function Aside({ space, title, home, onHolidays }: HomeProps) {
  const takesRequests = useTakesRequests();
  return (
    <>
      <PeoplePart space={space} />
      {takesRequests && <NeedsPart space={space} title={title} needs={home.needs} />}
      <HolidaysPart space={space} onOpen={onHolidays} />
    </>
  );
}

function HomeTabs({ space, title, desk }: HomeProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  if (desk === null || desk.board === null) return null;
  return (
    <TabLinks
      label={`Parts of ${title}`}
      current="home"
      links={[
        { id: 'home', label: 'Home', render: <Link to="/w/$workspace/space/$space" params={{ workspace, space }} /> },
        {
          id: 'desk',
          label: desk.name,
          render: <Link to="/w/$workspace/board/$board" params={{ workspace, board: desk.board }} />,
        },
      ]}
    />
  );
}

interface AskProps {
  readonly space: SpaceId;
  readonly title: string;
  readonly needs: string | null;
}
function Ask({ space, title, needs }: AskProps) {
  const [isOpen, setOpen] = useState(false);
  const readOnly = useReadOnly();
  const isPhone = usePhone();
  const why = readOnly === null ? undefined : readOnlyText(readOnly);
  const open = () => setOpen(true);
  return (
    <>
      {isPhone ? (
        <IconButton icon={ChevronsRight} size={40} label={`Ask ${title}`} disabledReason={why} onClick={open} />
      ) : (
        <Button icon={ChevronsRight} disabledReason={why} onClick={open}>
          Ask {title}
        </Button>
      )}
      {isOpen && <AskDialog space={space} title={title} needs={needs} onClose={() => setOpen(false)} />}
    </>
  );
}
