// What the cards of this board show, chosen for everybody; it is seen on the board behind at once.
import { factNames } from '@baton/model/board/face';
import { setCardFace } from '@baton/model/board/face-command';
import type { BoardHead } from '@baton/model/board/head-query';
import { ChipButton } from '@baton/ui/chip';
import { Segmented } from '@baton/ui/segmented';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { factWords } from '../../parts/fact-words.ts';
import { amountIn } from '../../parts/number-text.ts';
import { isOffered, useShowsIn } from '../../parts/shown-modules.tsx';
import settings from './board-settings.module.css';
import styles from './settings-face.module.css';

const spacings = [
  { id: 'comfortable', label: 'Comfortable' },
  { id: 'compact', label: 'Compact' },
] as const;

export function CardFaceChoice({ head }: { readonly head: BoardHead }) {
  const run = useRun();
  const shows = useShowsIn(head.space);
  const board = head.id;
  const offered = factNames.filter(isOffered(shows));
  return (
    <section className={settings.section} aria-label="Card face">
      <div className={settings.sectionHead}>
        <h3>Card face</h3>
        <span className={settings.meta}>key, title and baton are always there, and what blocks a task</span>
      </div>
      <div className={styles.face}>
        <div className={styles.chips} role="group" aria-label="What cards show">
          {offered.map((fact) => {
            const isOn = head.facts.includes(fact);
            return (
              <ChipButton
                key={fact}
                tone="outline"
                pressed={isOn}
                onClick={() => void run(setCardFace, { board, face: { [fact]: !isOn } })}
              >
                {factWords[fact]}
              </ChipButton>
            );
          })}
        </div>
        <Segmented
          label="Spacing"
          options={spacings}
          value={head.dense ? 'compact' : 'comfortable'}
          onChange={(next) => void run(setCardFace, { board, dense: next === 'compact' })}
        />
        <AgeField head={head} />
      </div>
    </section>
  );
}

/** Empty: nothing ages here. Kept when it is left, or by Enter; what somebody else sets meanwhile does not take it away. */
function AgeField({ head }: { readonly head: BoardHead }) {
  const run = useRun();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? String(head.ageAfter ?? '');
  const ageAfter = amountIn(text, 365);
  const keep = () => {
    if (ageAfter === undefined) return;
    if (ageAfter !== head.ageAfter) void run(setCardFace, { board: head.id, ageAfter });
    setTyped(undefined);
  };
  return (
    <TextField
      label="Mark cards that nobody has touched for so many days"
      help="They turn pale and say how long. Empty: no card is marked."
      error={ageAfter !== undefined ? undefined : 'Write a number of days from 1 to 365, or nothing.'}
      inputMode="numeric"
      placeholder="Never"
      value={text}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
