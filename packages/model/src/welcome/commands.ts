// Putting the first steps away: said to nobody but one's own devices.
import { z } from 'zod';
import { command } from '../command.ts';
import { refuse } from '../refusal.ts';
import { sheetOf } from '../space/schema.ts';

export const putStepsAway = command('putStepsAway', z.object({}), (tx, ctx) => {
  const id = sheetOf(ctx.person);
  const known = tx.sheets.get(id);
  if (known?.welcomed != null) return refuse('nothing-changed', 'steps');
  if (known === undefined) tx.sheets.add({ in: 'private' }, id, { since: ctx.now, welcomed: ctx.now });
  else tx.sheets.patch(id, { welcomed: ctx.now });
  return { sheet: id };
});
