// What a person reads where the browser withholds what Baton stands on: one sentence what is missing, one what IT does.
import { Logo } from '@baton/ui/logo';
import type { Missing } from '../lib/capabilities.ts';
import { listText } from '../parts/number-text.ts';
import styles from './not-protected.module.css';

interface Address {
  readonly host: string;
  readonly protocol: string;
  readonly pathname: string;
}

const words: Readonly<Record<Missing, string>> = {
  protection: 'a protected connection',
  cryptography: 'cryptography (crypto.subtle)',
  locks: 'locks between tabs (navigator.locks)',
  storage: 'storage on this device (IndexedDB)',
};

const listOf = (missing: readonly Missing[]): string => listText(missing.map((what) => words[what]));

export function NotProtected({ missing, address }: { missing: readonly Missing[]; address: Address }) {
  const isPlainHttp = missing.includes('protection');
  const secure = `https://${address.host}${address.pathname}`;
  return (
    <main className={styles.page}>
      <section className={styles.sheet}>
        <p className={styles.address}>{`${address.protocol}//${address.host}`}</p>
        <div className={styles.body}>
          <Logo size={24} />
          <h1>
            {isPlainHttp
              ? 'This address is not protected. Baton does not start here.'
              : 'This browser lacks what Baton needs.'}
          </h1>
          <p>
            {isPlainHttp
              ? `Over plain http anybody on the way can read and change your work, so the browser withholds ${listOf(missing)}, and with it what Baton keeps on the device.`
              : `Baton needs ${listOf(missing)}, which this browser does not give.`}
          </p>
          <p>
            {isPlainHttp ? (
              <>
                IT puts the relay behind a certificate (Caddy or nginx, see docs/operate of the relay) and gives people
                the https address. If it has one already: <a href={secure}>open the https address</a>.
              </>
            ) : (
              'IT gives you a current Chrome, Edge, Firefox or Safari, not in a mode that switches storage off.'
            )}
          </p>
          {isPlainHttp && (
            <p className={styles.meta}>Trying it out on the machine of the relay? http://localhost works there.</p>
          )}
        </div>
      </section>
    </main>
  );
}
