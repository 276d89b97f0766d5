// Digits for a thumb. A keyboard writes into the same field.
import { Delete } from 'lucide-react';
import { Icon } from '@baton/ui/icon';
import styles from './tablet.module.css';

interface KeyPadProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const most = 12;

export function KeyPad({ label, value, onChange }: KeyPadProps) {
  const set = (text: string) => onChange(text.replaceAll(/\D/gu, '').slice(0, most));
  const key = (digit: string) => (
    <button key={digit} type="button" onClick={() => set(value + digit)}>
      {digit}
    </button>
  );
  return (
    <div className={styles.pad}>
      <label>
        {label}
        <input
          type="password"
          inputMode="none"
          autoComplete="off"
          autoFocus
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      </label>
      <div className={styles.keys}>
        {digits.map(key)}
        <span />
        {key('0')}
        <button type="button" aria-label="Take the last digit back" onClick={() => set(value.slice(0, -1))}>
          <Icon icon={Delete} size={20} />
        </button>
      </div>
    </div>
  );
}
