// The fields of a task as they are spoken of: "Yuki, due".
export const fieldWords: Readonly<Record<string, string>> = {
  title: 'title',
  status: 'status',
  due: 'due',
  priority: 'priority',
  estimate: 'estimate',
  budget: 'budget',
  assigned: 'holder',
  tags: 'tags',
  description: 'description',
  checklist: 'checklist',
  repeat: 'when it comes again',
  parts: 'sub-tasks',
  relations: 'relations',
  comment: 'comment',
};
