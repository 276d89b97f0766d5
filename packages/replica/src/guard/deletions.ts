// The delete set: in order, each clock at most once (ranges that overlap make every reader walk the document again for
// each of them), and nothing that the log does not hold.
import { reach } from './dependencies.ts';
import { refusal, type Rule } from './rule.ts';

export const deletions: Rule = (update, { clocks, isOwn }) => {
  for (const [client, ranges] of update.deletes) {
    let end = -1;
    for (const { clock, len } of ranges) {
      if (!(len > 0) || clock < end) return refusal('deletions', 'a delete set that is out of order');
      end = clock + len;
    }
    if (end <= reach(update, clocks, client)) continue;
    const detail = `deletes ${client} up to ${end}, which the log does not hold`;
    return { verdict: isOwn(client) ? 'resend' : 'wait', rule: 'deletions', detail };
  }
  return undefined;
};
