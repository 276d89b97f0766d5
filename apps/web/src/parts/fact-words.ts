// What cards show, as it is called where it is chosen.
import type { Fact } from '@baton/model/board/face';

export const factWords: Readonly<Record<Fact, string>> = {
  status: 'Status',
  priority: 'Priority',
  parent: 'Sub-task of',
  cover: 'Picture',
  tags: 'Tags',
  due: 'Due',
  checklist: 'Checklist',
  parts: 'Sub-tasks',
  comments: 'Comments',
  files: 'Files',
  estimate: 'Estimate',
  here: 'Days in its column',
};
