// Saying that somebody else had a device: from a day on. What it signed since waits until an admin has settled whose it was.
import type { Day } from '@baton/model/day';
import type { DeviceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { useState } from 'react';
import { useLocale } from '../lib/locale.ts';
import { useAudit } from '../lib/use-audit.ts';
import { useToday } from '../lib/use-today.ts';
import { useDeciding } from './use-deciding.ts';

interface ContestDeviceProps {
  readonly device: DeviceId;
  readonly name: string;
  readonly onClose: () => void;
}
export function ContestDevice({ device, name, onClose }: ContestDeviceProps) {
  const today = useToday();
  const locale = useLocale();
  const { all } = useAudit();
  const { decide, why } = useDeciding();
  const [since, setSince] = useState<Day | undefined>(today);
  const contest = async () => {
    if (since === undefined) return;
    const begun = new Date(`${since}T00:00:00`).getTime();
    const entries = await all();
    // The newest first. Where nothing was decided since, it begins with the last that was.
    const from = entries.findLast(({ time }) => time >= begun)?.number ?? entries[0]?.number ?? 1;
    if (await decide({ type: 'device-contested', device, from }, `${name} is contested. What it signed waits.`))
      onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Contest ${name}`}
      description="What it signed from that day on, and all that rests on it, waits until an admin has settled whose hands it was in. Nothing is lost. To keep it out from now on, remove it as well."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabledReason={why ?? (since === undefined ? 'Choose the first day.' : undefined)}
            onClick={() => void contest()}
          >
            Contest it
          </Button>
        </>
      }
    >
      <DateField
        label="In other hands since"
        value={since}
        today={today}
        locale={locale}
        placeholder="No day"
        onChange={(day) => setSince(day as Day | undefined)}
      />
    </Dialog>
  );
}
