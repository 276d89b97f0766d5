// Northwind Outdoor, invented: 60 people, 8 stores, makes tents and packs. It is Wednesday 4 March, six weeks before
// the launch of the Tarn 2. Days are counted from that Wednesday; whoever opens the demo is Ines Carvalho.
import type { StatusKind } from '../project/schema.ts';
import type { Lanes } from '../board/schema.ts';

export const demoName = 'Northwind Outdoor';
/** The departments, each a space, in their order. */
export const demoSpaces = ['Marketing', 'Sales', 'Operations', 'Finance', 'HR', 'IT', 'Management'] as const;
export type Department = (typeof demoSpaces)[number];
/** Whoever opens the demo company is this person. */
export const demoReader = { initials: 'IC', name: 'Ines Carvalho', title: 'Marketing, launch lead' } as const;

export interface DemoPerson {
  readonly initials: string;
  readonly name: string;
  readonly title: string;
  readonly space: Department;
  readonly guest?: true;
}
const staff = (space: Department, people: readonly (readonly [string, string, string])[]): DemoPerson[] =>
  people.map(([initials, name, title]) => ({ initials, name, title, space }));

export const demoPeople: readonly DemoPerson[] = [
  ...staff('Marketing', [
    ['TO', 'Tom Okafor', 'Film'],
    ['LB', 'Lena Brandt', 'Brand'],
    ['YT', 'Yuki Tanaka', 'Web'],
  ]),
  ...staff('Sales', [
    ['MW', 'Marcus Webb', 'Head of Sales'],
    ['PN', 'Priya Nair', 'Key accounts'],
    ['DS', 'Diego Salas', 'Retail partners'],
  ]),
  ...staff('Operations', [
    ['SH', 'Samir Haddad', 'Head of Operations'],
    ['FH', 'Freya Holm', 'Supply'],
    ['JE', 'Jonas Ek', 'Warehouse'],
  ]),
  ...staff('Finance', [
    ['VL', 'Viktor Lang', 'Head of Finance'],
    ['AP', 'Ana Petrović', 'Payables'],
    ['MC', 'Mei Chen', 'Accounts'],
  ]),
  ...staff('HR', [
    ['RA', 'Ruth Adeyemi', 'Head of HR'],
    ['BC', 'Ben Castell', 'Recruiting'],
  ]),
  ...staff('IT', [
    ['ON', 'Oskar Nyström', 'Head of IT'],
    ['DR', 'Dana Reyes', 'Systems'],
  ]),
  ...staff('Management', [['EW', 'Elin Ward', 'Managing director']]),
  { initials: 'CP', name: 'Clara Park', title: 'Counsel, Hollis & Park', space: 'Marketing', guest: true },
  { initials: 'RM', name: 'Ravi Menon', title: 'Fjell Textiles', space: 'Marketing', guest: true },
  { initials: 'PI', name: 'Paulo Ito', title: 'Lumen Studio', space: 'Marketing', guest: true },
];

export interface DemoColumn {
  readonly name: string;
  readonly kind: StatusKind;
  readonly limit?: number;
  readonly collapsed?: true;
  readonly tasks: readonly DemoTask[];
}
/** Day is counted from the Wednesday; minutes of work; who wrote what and when, in minutes before the demo's now. */
export interface DemoTask {
  readonly number: number;
  readonly title: string;
  readonly holder: string | null;
  readonly day: number | null;
  readonly priority?: 1 | 2 | 3;
  readonly hours?: number;
  readonly tags?: readonly string[];
  /** Lines; those that begin with "x " are done. */
  readonly list?: readonly string[];
  readonly comments?: readonly (readonly [who: string, minutesAgo: number, text: string])[];
  readonly page?: readonly string[];
}
export interface DemoProject {
  readonly name: string;
  readonly prefix: string;
  readonly hue: number;
  readonly space: Department;
  readonly lanes?: Lanes;
  readonly columns: readonly DemoColumn[];
}
/** A task in one line: number, title, holder, day, then what else there is. */
export const task = (
  number: number,
  title: string,
  ...[holder, day, rest]: [
    holder?: string | null,
    day?: number | null,
    rest?: Omit<DemoTask, 'number' | 'title' | 'holder' | 'day'>,
  ]
): DemoTask => ({ number, title, holder: holder ?? null, day: day ?? null, ...rest });
