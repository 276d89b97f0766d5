// Only the sender's client ids: this is what makes authorship verified.
import { refusal, type Rule } from './rule.ts';

export const ownIds: Rule = ({ runs }, { isOwn }) => {
  const foreign = runs.find(({ client }) => !isOwn(client));
  return foreign && refusal('own-ids', `client id ${foreign.client} is not the sender's`);
};
