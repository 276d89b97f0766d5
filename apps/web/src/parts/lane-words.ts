// By what lanes are cut, as it stands on buttons and in history.
import type { Lanes } from '@baton/model/board/schema';

export const laneWords: Readonly<Record<Lanes, string>> = {
  none: 'None',
  priority: 'Priority',
  person: 'Person',
  tag: 'Tag',
  due: 'Week of the due day',
  parent: 'Parent task',
  estimate: 'Estimate',
};
