// A proof that stands: the decision for which it was written, what was signed, all that was decided about the task, and how
// anybody checks it with other tools.
import { readContent } from '@baton/model/decided/content';
import type { Proven } from '@baton/workspace/decisions/proving';
import { Icon } from '@baton/ui/icon';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useContentParts } from '../../parts/content-words.ts';
import { timeInText } from '../../parts/day-text.ts';
import { counted, numberText } from '../../parts/number-text.ts';
import { DeedFacts, DeedRow } from './deeds.tsx';
import { HowChecked } from './how-checked.tsx';
import { statementIn, type Told, toldOf } from './told.ts';
import styles from './proof.module.css';

interface ProofShownProps {
  readonly proven: Proven;
  readonly file: string;
}

export function ProofShown({ proven, file }: ProofShownProps) {
  const told = toldOf(proven);
  const { about, deeds, content, entries, number } = proven;
  const isDoubted = about !== null && about.doubt !== 'none';
  return (
    <section className={styles.sheet} aria-labelledby="proof-title">
      <p className={styles.strip} data-is={isDoubted ? 'doubted' : 'stands'} role="status">
        <Icon icon={isDoubted ? ShieldAlert : ShieldCheck} size={16} />
        {file} holds: {counted(entries, 'decision')} up to number {numberText(number)}, each signed and in its place
      </p>
      <div className={styles.headline}>
        <Headline proven={proven} told={told} />
      </div>
      {about !== null && <DeedFacts deed={about} told={told} />}
      {content !== null && <Content text={content} />}
      <section aria-label="All that was decided about it">
        <h2>
          All that was decided about it <span>{numberText(deeds.length)}</span>
        </h2>
        <ol className={styles.deeds}>
          {deeds.map((deed) => (
            <DeedRow key={deed.number} deed={deed} told={told} isAbout={deed.number === about?.number} />
          ))}
        </ol>
      </section>
      <HowChecked proven={proven} />
    </section>
  );
}

function Headline({ proven, told }: { readonly proven: Proven; readonly told: Told }) {
  const { about, approved, holder } = proven;
  if (about === null)
    return (
      <>
        <h1 id="proof-title">{told.task}</h1>
        <p>
          {approved === null ? 'It is not approved.' : `It is approved by ${signers(proven, told)}.`}
          {holder !== null && ` ${told.nameOf(holder.to)} has it since ${timeInText(holder.at)}.`}
        </p>
      </>
    );
  // As it was shown when it was signed; without it the name of the task is only what the file calls it.
  const title = (proven.content === null ? null : readContent(proven.content))?.title ?? told.task;
  const statement = statementIn(proven, title);
  const who = told.nameOf(about.person);
  return (
    <>
      <h1 id="proof-title">{statement === null ? `${who}: ${told.whatOf(about)}` : `“${statement}”`}</h1>
      <p>
        {statement === null ? told.task : `Signed by ${who}`}, {timeInText(about.time)}
      </p>
    </>
  );
}

const signers = ({ approved }: Proven, { nameOf }: Told): string =>
  new Intl.ListFormat('en').format(
    (approved?.signatures ?? []).filter(({ says }) => says === 'yes').map(({ by }) => nameOf(by)),
  );

function Content({ text }: { readonly text: string }) {
  const partsOf = useContentParts();
  const content = readContent(text);
  const parts = content === null ? null : partsOf(content).filter((part) => part.text !== '');
  return (
    <section aria-label="What was signed" className={styles.content}>
      <h2>What was signed</h2>
      {parts === null ? (
        <pre>{text}</pre>
      ) : (
        <dl>
          {parts.map((part) => (
            <div key={part.name}>
              <dt>{part.name}</dt>
              <dd>{part.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
