// What was looked at, against which relay, and the statement itself for whoever checks it with another tool.
import type { Deed, Proven } from '@baton/workspace/decisions/proving';
import { Button } from '@baton/ui/button';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { type Doors, useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import styles from './proof.module.css';

type Known = { readonly title: string; readonly isSame: boolean } | null;

/** Whether this browser knows the workspace, and by which key its relay. */
async function knownHere(doors: Doors, { workspace, relayKey }: Proven): Promise<Known> {
  const found = (await doors.known()).find(({ id }) => id === workspace);
  if (found === undefined) return null;
  const open = await doors.open(workspace);
  return open === undefined ? null : { title: found.title, isSame: open.world.directory.relayKey === relayKey };
}

export function HowChecked({ proven }: { readonly proven: Proven }) {
  const doors = useDoors();
  const { workspace, relayKey, about } = proven;
  // Where this browser cannot say, nobody is told that it could.
  const { value: known } = useAsked(() => knownHere(doors, proven).catch(() => null), [workspace, relayKey]);
  return (
    <section aria-label="How it was checked" className={styles.how}>
      <h2>How it was checked</h2>
      <p>
        Each decision was read in its order: signed by a device that its person had let in, countersigned by the relay,
        and allowed at that place. What is signed are ids; names and titles are as the device that wrote the file knows
        them.
      </p>
      <Relay known={known} />
      <dl>
        <div>
          <dt>Workspace</dt>
          <dd>{workspace}</dd>
        </div>
        <div>
          <dt>Key of the relay</dt>
          <dd>{relayKey}</dd>
        </div>
        {about !== null && (
          <div>
            <dt>Key of the device</dt>
            <dd>{about.key}</dd>
          </div>
        )}
      </dl>
      {about !== null && <Statement deed={about} />}
    </section>
  );
}

function Relay({ known }: { readonly known: Known | undefined }) {
  if (known === undefined) return null;
  if (known === null)
    return (
      <p>
        This browser does not know the workspace. Compare the key of the relay with one that you were given by another
        way: whoever invents a whole workspace can sign for it, too.
      </p>
    );
  return known.isSame ? (
    <p>It is {known.title}, which is on this device, under the same key of the relay.</p>
  ) : (
    <p role="alert" className={styles.other}>
      This device knows {known.title} by another key of the relay. Ask an admin there before you rely on it.
    </p>
  );
}

function Statement({ deed: { jws, key } }: { readonly deed: Deed }) {
  const [said, setSaid] = useState('');
  const copy = async (what: string, text: string) => {
    setSaid((await copyText(text)) ? `${what} copied.` : 'The browser does not let this page copy.');
  };
  return (
    <div className={styles.statement}>
      <p>The statement is a JWS (EdDSA). Any JOSE library verifies it with the key of the device.</p>
      <Button icon={Copy} onClick={() => void copy('Statement', jws)}>
        Copy the statement
      </Button>
      <Button icon={Copy} onClick={() => void copy('Key', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: key }))}>
        Copy the key as JWK
      </Button>
      <span role="status">{said}</span>
    </div>
  );
}
