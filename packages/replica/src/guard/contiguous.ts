// Clocks go on where the log stands. A gap is an update that was lost on the way; a clock that the log knows already is
// a duplicate with other content, which would make peers diverge with equal state vectors.
import { refusal, type Rule } from './rule.ts';

export const contiguous: Rule = ({ structs, runs }, { clocks }) => {
  for (const { client, from } of runs) {
    const next = clocks.get(client) ?? 0;
    if (from > next)
      return {
        verdict: 'resend',
        rule: 'contiguous',
        detail: `client ${client} is at ${next}, the update begins at ${from}`,
      };
    if (from < next) return refusal('contiguous', `clock ${from} of client ${client} is in the log already`);
  }
  const broken = structs.find(({ id, length }, at) => {
    const after = structs[at + 1];
    return after !== undefined && after.id.client === id.client && after.id.clock !== id.clock + length;
  });
  return broken && refusal('contiguous', `client ${broken.id.client} leaves clocks out`);
};
