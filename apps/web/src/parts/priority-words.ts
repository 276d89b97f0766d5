// The four priorities by name; 1 comes first.
import type { Priority } from '@baton/model/task/schema';

export const priorityWords: Readonly<Record<Priority, string>> = { 1: 'Critical', 2: 'High', 3: 'Normal', 4: 'Low' };
export const priorities: readonly Priority[] = [1, 2, 3, 4];
