// Anybody reads here what a proof says, with no account and no relay: the file is chosen or dropped, and stays on this device.
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Logo } from '@baton/ui/logo';
import { FileSearch, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { pickFiles } from '../../lib/pick-files.ts';
import { useTitle, useWindowEvent } from '../../lib/use-event.ts';
import { numberText } from '../../parts/number-text.ts';
import { faultWords } from './fault-words.ts';
import { ProofShown } from './proof-shown.tsx';
import { type Checking, useChecking } from './use-checking.ts';
import door from '../../parts/door-card.module.css';
import styles from './proof.module.css';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Wherever on the page it is let go. */
function useDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  useWindowEvent('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  });
  useWindowEvent('dragleave', (event) => {
    if (event.relatedTarget === null) setOver(false);
  });
  useWindowEvent('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) onFile(file);
  });
  return isOver;
}

export function ProofScreen() {
  useTitle('Check a proof');
  const { state, check } = useChecking();
  const isOver = useDrop((file) => void check(file));
  const choose = async () => {
    const [file] = await pickFiles({ isSingle: true, kinds: '.json,application/json' });
    if (file !== undefined) await check(file);
  };
  const isFirst = state.is === 'nothing' || state.is === 'going';
  return (
    <div className={door.page}>
      <header className={door.brand}>
        <Logo size={26} />
        Baton
        <span>Check a proof</span>
      </header>
      <main className={styles.main}>
        <div className={styles.choose} data-over={isOver} data-small={!isFirst}>
          {isFirst && <h1>Check a proof</h1>}
          {isFirst && (
            <p>
              A proof is a file that says what was decided, by whom and on what, with every signature up to there. It is
              checked on this device. Nothing of it is sent anywhere, and no account is needed.
            </p>
          )}
          <Button
            tone={isFirst ? 'primary' : 'default'}
            size={isFirst ? 36 : 28}
            icon={FileSearch}
            onClick={() => void choose()}
          >
            {isFirst ? 'Choose a proof' : 'Check another'}
          </Button>
          <span className={styles.hint}>{isOver ? 'Let go to check it' : 'or drop it anywhere on this page'}</span>
        </div>
        <Outcome state={state} />
      </main>
    </div>
  );
}

function Outcome({ state }: { readonly state: Checking }) {
  switch (state.is) {
    case 'nothing':
      return null;
    case 'going':
      return (
        <p role="status" className={styles.going}>
          {state.of === 0
            ? `Reading ${state.name}`
            : `${numberText(state.checked)} of ${numberText(state.of)} decisions checked`}
        </p>
      );
    case 'stands':
      return <ProofShown proven={state.proven} file={state.name} />;
    case 'fault': {
      const { title, why, todo } = faultWords(state.fault);
      return (
        <section className={styles.sheet} aria-labelledby="proof-title">
          <p className={styles.strip} data-is="fault">
            <Icon icon={ShieldX} size={16} /> {state.name} proves nothing
          </p>
          <div role="alert" className={styles.headline}>
            <h1 id="proof-title">{title}</h1>
            <p>{why}</p>
            <p>{todo}</p>
          </div>
        </section>
      );
    }
  }
}
