// How people reach the relay over TLS, and until when the certificate lasts that they are shown (15b). The relay holds none
// itself; what it cannot know is said.
import type { RelayHealth } from '@baton/workspace/doors/relay-health';
import { dayText, timeInText } from '../../parts/day-text.ts';
import { certificateEnd, untilText } from './certificate-end.ts';
import styles from './relay-tab.module.css';

type Shown = NonNullable<NonNullable<RelayHealth['tls']>['shown']>;

const notTrusted = 'This machine does not trust who signed it';
const faults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'It has ended',
  ERR_TLS_CERT_ALTNAME_INVALID: 'It is of another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: notTrusted,
  SELF_SIGNED_CERT_IN_CHAIN: notTrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: notTrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: notTrusted,
  ECONNREFUSED: 'Nothing answers there',
  ENOTFOUND: 'There is no such name',
  'it does not answer': 'It does not answer',
  'still looking': 'Not known yet: look again',
};

const tones = { well: undefined, soon: 'wait', over: 'late' } as const;

function ends(shown: Shown, now: number): { readonly text: string; readonly tone: 'late' | 'wait' | undefined } {
  const end = certificateEnd(shown, now);
  const { until } = shown;
  if (end === null || until === null) return { text: 'Not seen', tone: 'late' };
  const text = end === 'over' ? `Ended ${dayText(until)}` : `${dayText(until)}, ${untilText(until, now)}`;
  return { text, tone: tones[end] };
}

function ShownRows({ shown, now }: { readonly shown: Shown; readonly now: number }) {
  const { text, tone } = ends(shown, now);
  return (
    <>
      <dt>
        The certificate of {shown.address} ends
        {shown.issuer !== '' && <span className={styles.meta}>, signed by {shown.issuer}</span>}
      </dt>
      <dd data-tone={tone}>{text}</dd>
      {shown.fault !== null && (
        <>
          <dt>What is wrong</dt>
          <dd data-tone="late">{faults[shown.fault] ?? shown.fault}</dd>
        </>
      )}
    </>
  );
}

export function Certificate({ told: { tls, now } }: { readonly told: RelayHealth }) {
  if (tls === undefined) return null;
  const { isAsked, shown } = tls;
  return (
    <section className={styles.limits} aria-label="TLS">
      <h2>TLS</h2>
      <dl>
        <dt>You came</dt>
        <dd>{isAsked ? 'Over TLS, to the proxy in front' : 'Without TLS, as far as the relay is told'}</dd>
        {shown && <ShownRows shown={shown} now={now} />}
      </dl>
      <p>
        The relay holds no certificate: a proxy in front of it does, and renews it.{' '}
        {shown === null
          ? 'When that one ends it can only see where BATON_ADDRESS says how people open it.'
          : `Looked at ${timeInText(shown.at)}, by opening that address as anybody would.`}
      </p>
    </section>
  );
}
