// What a decision about work is called where it stands in a list.
import type { WorkDecision } from '@baton/model/decided/schema';

const words: Readonly<Record<WorkDecision['type'], string>> = {
  'work-offered': 'Offered',
  'offer-accepted': 'Accepted',
  'offer-asked': 'Asked about an offer',
  'offer-declined': 'Declined',
  'offer-countered': 'Proposed something else',
  'counter-accepted': 'Agreed to a proposal',
  'offer-taken-back': 'Took an offer back',
  'offer-given': 'Gave out of a queue',
  'work-assigned': 'Gave',
  'work-handed-on': 'Handed on what somebody had',
  'seats-handed-on': 'Handed on what somebody was to answer',
  'work-reminded': 'Reminded',
  'asking-ended': 'Ended what was open',
  'approval-asked': 'Asked for approval',
  'approval-given': 'Signed an approval',
  'approval-returned': 'Returned for changes',
  'approval-questioned': 'Asked about an approval',
  'approval-taken-back': 'Took a request for approval back',
  'column-ruled': 'Set the rule of a column',
  'work-let-past': 'Named work that stays behind a gate',
  'gate-entered': 'Brought to a gate',
  'gate-signed': 'Signed at a gate',
  'gate-returned': 'Returned from a gate',
  'column-pulled': 'Pulled into a full column',
  'column-left': 'Took out of a full column',
};
export const isDecisionName = (name: string): name is WorkDecision['type'] => Object.hasOwn(words, name);
export const workDecisionWords = ({ type }: Pick<WorkDecision, 'type'>): string => words[type];
