// Six departments to start from. Each shows only what it needs: statuses, two boards, three tasks that show how it is meant,
// and what it needs before it takes work. Their leads switch on the rest.
import type { ModuleName } from '../directory/module-rules.ts';
import type { StatusKind } from '../project/schema.ts';
import type { Plan, PlanTask } from './schema.ts';

export interface DepartmentTemplate {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it brings. */
  readonly does: string;
  readonly modules: readonly ModuleName[];
  readonly needs: readonly string[];
  readonly plan: Plan;
}

type Rest = Partial<Omit<PlanTask, 'title' | 'column'>>;
const task = (column: number, title: string, rest: Rest = {}): PlanTask => ({
  due: null,
  priority: null,
  estimate: null,
  tags: [],
  list: [],
  ...rest,
  title,
  column,
});

interface Sketch {
  readonly title: string;
  readonly does: string;
  readonly modules?: readonly ModuleName[];
  readonly needs: readonly string[];
  readonly columns: readonly (readonly [name: string, kind: StatusKind])[];
  /** The second board; the first is called like the department's desk. */
  readonly second: Plan['boards'][number];
  readonly tasks: readonly PlanTask[];
}
const template = ({ title, does, modules = [], needs, columns, second, tasks }: Sketch): DepartmentTemplate => ({
  id: title.toLowerCase(),
  title,
  does,
  modules: ['everyday', 'requests', ...modules],
  needs,
  plan: {
    name: `${title} desk`,
    columns: columns.map(([name, kind]) => ({ name, kind })),
    boards: [{ name: `${title} desk`, lanes: 'none' }, second],
    tasks: [...tasks],
  },
});

export const departmentTemplates: readonly DepartmentTemplate[] = [
  template({
    title: 'Marketing',
    does: 'Campaigns and everyday requests, from the idea to what is out.',
    modules: ['checklists'],
    needs: [
      'What it is for, and who reads it',
      'Size, language, and the day it must be there',
      'People in a picture have agreed',
    ],
    columns: [
      ['Ideas', 'later'],
      ['Taken in', 'todo'],
      ['Making', 'doing'],
      ['Review', 'review'],
      ['Out', 'done'],
    ],
    second: { name: 'By person', lanes: 'person' },
    tasks: [
      task(1, 'Newsletter of the month', {
        due: 9,
        tags: ['Mail'],
        list: ['Subject line', 'Three stories', 'Links checked'],
      }),
      task(1, 'Photos for the spring page', { due: 12, priority: 2, tags: ['Pictures'] }),
      task(0, 'A contest with our dealers', { tags: ['Campaign'] }),
    ],
  }),
  template({
    title: 'Sales',
    does: 'Each opportunity from the first call to the order.',
    needs: ['Which customer, and who speaks with them', 'What they asked for, in their words', 'By when they decide'],
    columns: [
      ['New', 'todo'],
      ['In talks', 'doing'],
      ['Offer is out', 'review'],
      ['Won', 'done'],
      ['Lost', 'done'],
    ],
    second: { name: 'By priority', lanes: 'priority' },
    tasks: [
      task(0, 'Call back: shop in the old town', { due: 1, priority: 1, tags: ['Retail'] }),
      task(0, 'Offer for 40 pieces, autumn', { due: 5, priority: 2, tags: ['Wholesale'] }),
      task(0, 'Prices for the new catalogue', { due: 14, tags: ['Prices'] }),
    ],
  }),
  template({
    title: 'Operations',
    does: 'What comes in, goes out and must run, with estimates.',
    modules: ['estimates', 'checklists'],
    needs: [
      'Where it is, and what is there now',
      'How many, how heavy, how large',
      'The day, and who is there to receive it',
    ],
    columns: [
      ['Planned', 'todo'],
      ['Under way', 'doing'],
      ['Waiting on others', 'review'],
      ['Done', 'done'],
    ],
    second: { name: 'By person', lanes: 'person' },
    tasks: [
      task(0, 'Count the stock of aisle 4', {
        due: 3,
        estimate: 180,
        list: ['Shelves 1–6', 'Shelves 7–12', 'Enter it'],
      }),
      task(0, 'Pick-up: two pallets for Porto', { due: 2, priority: 1, estimate: 60, tags: ['Shipping'] }),
      task(0, 'Yearly check of the forklift', { due: 20, estimate: 120, tags: ['Safety'] }),
    ],
  }),
  template({
    title: 'HR',
    does: 'Hiring, first days and everyday questions.',
    modules: ['checklists'],
    needs: ['Whom it is about, and since when', 'By when an answer is needed'],
    columns: [
      ['To do', 'todo'],
      ['In progress', 'doing'],
      ['With the person', 'review'],
      ['Done', 'done'],
    ],
    second: { name: 'By person', lanes: 'person' },
    tasks: [
      task(0, 'First day of a new colleague', {
        due: 10,
        tags: ['Joining'],
        list: ['Contract signed', 'Device and keys', 'Lunch with the team', 'Talk after a week'],
      }),
      task(0, 'Job advert: warehouse, part-time', { due: 4, priority: 2, tags: ['Hiring'] }),
      task(0, 'Talks of the year: plan the dates', { due: 21, tags: ['Yearly'] }),
    ],
  }),
  template({
    title: 'Finance',
    does: 'Invoices, closings and budgets, with what a task may cost.',
    modules: ['budgets', 'checklists'],
    needs: ['The amount and the currency', 'The cost centre or the project', 'The document, readable'],
    columns: [
      ['Received', 'todo'],
      ['Checking', 'doing'],
      ['For approval', 'review'],
      ['Paid or filed', 'done'],
    ],
    second: { name: 'By priority', lanes: 'priority' },
    tasks: [
      task(0, 'Invoice of the film studio', { due: 6, priority: 2, tags: ['Payables'] }),
      task(0, 'Month end', {
        due: 8,
        priority: 1,
        tags: ['Closing'],
        list: ['Bank', 'Payables', 'Accruals', 'Report'],
      }),
      task(0, 'Budget of the next quarter, first draft', { due: 18, tags: ['Budget'] }),
    ],
  }),
  template({
    title: 'IT',
    does: 'What is broken, wanted or due, by how much it hurts.',
    modules: ['estimates'],
    needs: ['Which device or program', 'Since when, and what it says', 'How many are stopped by it'],
    columns: [
      ['Reported', 'todo'],
      ['Working on it', 'doing'],
      ['To be tried', 'review'],
      ['Solved', 'done'],
    ],
    second: { name: 'By priority', lanes: 'priority' },
    tasks: [
      task(0, 'Printer on the second floor is silent', { due: 0, priority: 1, tags: ['Devices'], estimate: 30 }),
      task(0, 'Laptop for a new colleague', { due: 7, priority: 2, tags: ['Joining'], estimate: 90 }),
      task(0, 'Renew the certificate of the intranet', { due: 25, tags: ['Due'], estimate: 30 }),
    ],
  }),
];
