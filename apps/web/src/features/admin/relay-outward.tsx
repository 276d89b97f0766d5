// Which version runs, and whom the relay asks out there (15b). It never calls home: what it therefore cannot know is said.
import type { RelayHealth } from '@baton/workspace/doors/relay-health';
import { timeInText } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import styles from './relay-tab.module.css';

export const versionText = ({ program }: RelayHealth): string =>
  program === undefined || program.commit === null ? '' : `, version ${program.commit}`;

export function Version({ told: { program } }: { readonly told: RelayHealth }) {
  if (program === undefined) return null;
  const { commit, waiting, node } = program;
  return (
    <section className={styles.limits} aria-label="Version">
      <h2>Version</h2>
      <dl>
        <dt>Runs</dt>
        <dd>{commit ?? 'Not told: it was not installed by git'}</dd>
        <dt>Lies there for the next restart</dt>
        <dd data-tone={waiting === null ? undefined : 'wait'}>
          {waiting ?? (commit === null ? 'Not known' : 'The same')}
        </dd>
        <dt>Node</dt>
        <dd>{node}</dd>
      </dl>
      <p>
        Whether there is a newer one elsewhere this relay does not know: it never calls home. How to look and upgrade
        stands in docs/operate, under Upgrading.
      </p>
    </section>
  );
}

type Service = Exclude<RelayHealth['outward'], undefined>[number];
const names: Readonly<Record<Service['what'], string>> = {
  mail: 'Mail server',
  'sign-on': 'The company’s sign-on',
  files: 'File storage',
};

function askedText({ asked, failed, last }: Service): string {
  if (last === null) return 'Not asked since the start';
  const when = `last ${timeInText(last)}`;
  return failed === 0 ? `${counted(asked, 'time')}, ${when}` : `${counted(asked, 'time')}, ${failed} in vain, ${when}`;
}

export function OutboundTraffic({ told: { outward } }: { readonly told: RelayHealth }) {
  if (outward === undefined) return null;
  return (
    <section className={styles.limits} aria-label="Outbound traffic">
      <h2>Outbound traffic</h2>
      {outward.length > 0 && (
        <dl>
          {outward.map((service) => (
            <div key={service.what} className={styles.row}>
              <dt>
                {names[service.what]} <span className={styles.meta}>{service.at}</span>
              </dt>
              <dd data-tone={service.failed > 0 ? 'late' : undefined}>{askedText(service)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        {outward.length === 0
          ? 'None: no mail server, sign-on or file storage is set.'
          : 'Since its start, and only what is set here.'}{' '}
        Nothing looks for updates, and no figure leaves this relay.
      </p>
    </section>
  );
}
