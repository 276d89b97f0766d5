// One signed decision: whole, with its facts, or as a line among the others.
import type { Deed } from '@baton/workspace/decisions/proving';
import { Avatar } from '@baton/ui/avatar';
import { Icon } from '@baton/ui/icon';
import { ShieldAlert, Signature } from 'lucide-react';
import { sealOf } from '../../parts/content-words.ts';
import { timeText } from '../../parts/day-text.ts';
import { numberText } from '../../parts/number-text.ts';
import { hueOf } from '../../parts/people.tsx';
import type { Told } from './told.ts';
import styles from './proof.module.css';

interface DeedProps {
  readonly deed: Deed;
  readonly told: Told;
}

const doubts = {
  waits:
    'Somebody says that this device was in other hands when it signed. Until an admin has settled that, it does not count.',
  void: 'This device was in other hands when it signed. It counts for nothing.',
} as const;

export function DeedFacts({ deed, told: { nameOf, task } }: DeedProps) {
  const { person, via, time, device, key, number, text, isStrong, doubt } = deed;
  const facts: readonly (readonly [string, string])[] = [
    ['On', task],
    ['Signed by', via === null ? nameOf(person) : `${nameOf(person)}, standing in for ${nameOf(via)}`],
    ['When', `${timeText(time)}, by the clock of the relay`],
    ['With', `device ${device.slice(0, 6)}, key ${sealOf(key)}${isStrong ? ', and a passkey' : ''}`],
    ['On record', `number ${numberText(number)}`],
    ...(text === null ? [] : [['Words beside it', `“${text}”`] as const]),
  ];
  return (
    <>
      {doubt !== 'none' && (
        <p className={styles.doubt} role="alert">
          <Icon icon={ShieldAlert} size={16} /> {doubts[doubt]}
        </p>
      )}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function DeedRow({ deed, told, isAbout }: DeedProps & { readonly isAbout: boolean }) {
  const { person, via, time, key, number, doubt } = deed;
  const name = told.nameOf(person);
  return (
    <li data-about={isAbout} aria-current={isAbout ? 'true' : undefined}>
      <Avatar name={name} hue={hueOf(person)} size={24} decorative />
      <span className={styles.what}>
        <b>{told.whatOf(deed)}</b>
        <span>
          {via === null ? name : `${name} for ${told.nameOf(via)}`}, {timeText(time)}, key {sealOf(key)}, on record{' '}
          {numberText(number)}
          {doubt !== 'none' && `. ${doubt === 'void' ? 'Counts for nothing' : 'Contested'}: its device`}
        </span>
      </span>
      <Icon icon={doubt === 'none' ? Signature : ShieldAlert} size={14} />
    </li>
  );
}
