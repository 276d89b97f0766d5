// What whoever runs the workspace would want to know before somebody asks: quiet devices, who waits at the door, accesses
// that end, and that nobody else could step in (15b). Each leads to where it is looked after.
import { useNow } from '../../lib/use-now.ts';
import { useJoins } from '../../lib/use-joins.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useClients } from '../../lib/use-clients.ts';
import { useWorld } from '../../lib/use-world.ts';
import type { RelayHealth } from '@baton/workspace/doors/relay-health';
import { counted } from '../../parts/number-text.ts';
import { Link } from '@tanstack/react-router';
import type { AdminTab } from './admin-tabs.ts';
import { certificateEnd, untilText } from './certificate-end.ts';
import { stillOld } from './client-version.ts';
import styles from './relay-tab.module.css';
import { useStaff } from './use-staff.ts';

const dayMs = 86_400_000;
const quietDays = 7;

interface Need {
  readonly text: string;
  /** Left out: it is looked after outside of Baton. */
  readonly tab?: AdminTab;
}

/** Nothing where no certificate was seen, or it lasts. */
function certificateNeed({ tls }: RelayHealth, now: number): readonly Need[] {
  const shown = tls?.shown ?? { since: null, until: null };
  const end = certificateEnd(shown, now);
  if (end !== 'soon' && end !== 'over') return [];
  const ends = end === 'over' ? 'has ended' : `ends ${untilText(shown.until ?? now, now)}`;
  return [{ text: `The certificate ${ends}: the proxy in front of the relay renews it, so look at its log` }];
}

function useNeeds(health: RelayHealth): readonly Need[] {
  const staff = useStaff();
  const { devices } = useSync();
  const { directory } = useWorld();
  const { told } = useJoins(true);
  const clients = useClients();
  const now = useNow(60_000);
  const live = devices.filter(({ revoked }) => !revoked);
  const quiet = live.filter(({ lastSeen, since, me }) => !me && now - (lastSeen ?? since) > quietDays * dayMs).length;
  const old = clients === null ? 0 : stillOld(clients).length;
  const ending = staff.filter(
    ({ standing, until }) => standing === 'here' && until !== null && until - now < quietDays * dayMs,
  ).length;
  const owners = staff.filter(({ role, standing }) => role === 'owner' && standing === 'here').length;
  const waiting = told?.waiting.length ?? 0;
  const needs: readonly (Need & { readonly count: number })[] = [
    { count: waiting, text: `${counted(waiting, 'person asks', 'people ask')} to join`, tab: 'people' },
    {
      count: quiet,
      text: `${counted(quiet, 'device was', 'devices were')} not heard of for a week; away for ${counted(directory.lease, 'day')} one locks itself`,
      tab: 'devices',
    },
    {
      count: old,
      text: `${counted(old, 'device goes', 'devices go')} on with an older version of the app: whoever has it open loads the page anew`,
      tab: 'devices',
    },
    {
      count: ending,
      text: `${counted(ending, 'access', 'accesses')} ${ending === 1 ? 'ends' : 'end'} within a week`,
      tab: 'people',
    },
    {
      count: owners === 1 ? 1 : 0,
      text: 'Only one person owns the workspace: without them and their recovery link nobody can make an owner',
      tab: 'people',
    },
  ];
  return [...needs.filter(({ count }) => count > 0), ...certificateNeed(health, now)];
}

export function NeedsYou({ told }: { readonly told: RelayHealth }) {
  const { workspace } = useWorld().me;
  const needs = useNeeds(told);
  return (
    <section className={styles.needs} aria-labelledby="needs-you">
      <h2 id="needs-you">Needs you</h2>
      {needs.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul>
          {needs.map(({ text, tab }) => (
            <li key={text}>
              <span>{text}</span>
              {tab && (
                <Link
                  to="/w/$workspace/admin"
                  params={{ workspace }}
                  search={tab === 'people' ? {} : { show: tab }}
                  aria-label={`See: ${text}`}
                >
                  See
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
