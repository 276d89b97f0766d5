// A reminder whose minute has come by this clock is noted as told: the inbox has it from then on, on every device.
import { settleReminder } from '@baton/model/reminder/commands';
import { remindersToCome } from '@baton/model/reminder/queries';
import { useOnChange } from '../lib/use-event.ts';
import { useLive } from '../lib/use-live.ts';
import { useNow } from '../lib/use-now.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { dayOf } from './day-text.ts';

const all = {};
const everyMs = 20_000;

export function SettleReminders() {
  const workspace = useWorkspace();
  const now = useNow(everyMs);
  const today = dayOf(now);
  const minute = new Date(now).getHours() * 60 + new Date(now).getMinutes();
  const come = (useLive(remindersToCome, all) ?? [])
    .filter((one) => one.day !== null && (one.day < today || (one.day === today && one.minute <= minute)))
    .map(({ id }) => id)
    .join(' ');
  useOnChange(() => {
    for (const reminder of come.split(' ').filter(Boolean))
      void workspace.run(settleReminder, { reminder }, { undoable: false });
    return undefined;
  }, [come, workspace]);
  return null;
}
