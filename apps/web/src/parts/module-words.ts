// Each module of a department in a name and one sentence. Only what exists stands here.
import type { ModuleName } from '@baton/model/directory/module-rules';

export const moduleWords: Readonly<Record<ModuleName, { readonly name: string; readonly does: string }>> = {
  everyday: { name: 'Everyday board', does: 'Work that belongs to no project has a board of its own.' },
  requests: {
    name: 'Requests',
    does: 'Others ask for work; what they ask waits on the home until it is taken onto the everyday board.',
  },
  checklists: { name: 'Checklists', does: 'A task has lines to tick, and its card counts them.' },
  estimates: { name: 'Estimates', does: 'A task says how long it will take.' },
  budgets: { name: 'Budgets', does: 'A task says what it may cost, to those who read money.' },
};
