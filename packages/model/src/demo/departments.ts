// The other projects and desks of the company, each with the tasks that the pictures show and a few around them.
import { task, type DemoColumn, type DemoProject, type DemoTask } from './company.ts';

/** The four columns that a new board has. */
function columns(ready: DemoTask[], making: DemoTask[], ...[review, done]: [DemoTask[], DemoTask[]]): DemoColumn[] {
  return [
    { name: 'Ready', kind: 'todo', tasks: ready },
    { name: 'Making', kind: 'doing', tasks: making },
    { name: 'Review', kind: 'review', tasks: review },
    { name: 'Done', kind: 'done', tasks: done },
  ];
}

const marketing: readonly DemoProject[] = [
  {
    name: 'Store site',
    prefix: 'STO',
    hue: 7,
    space: 'Marketing',
    columns: columns(
      [
        task(31, 'Store screens: film loop', 'IC', 8, { hours: 3 }),
        task(18, 'Pre-order mail, first draft', 'IC', 12, { hours: 1 }),
        task(34, 'Size guide for packs', null, 26, { hours: 4 }),
      ],
      [
        task(27, 'Product page: pictures load in order', 'YT', 6, {
          hours: 5,
          list: ['x Measure', 'x Small pictures first', 'Test on a slow phone'],
        }),
        task(29, 'Opening hours from one place', 'DR', 9, { hours: 3 }),
      ],
      [task(24, 'Words on the returns page', 'LB', 5, { hours: 1 })],
      [task(12, 'Search by weight', 'YT', -9, { hours: 6 }), task(15, 'Store finder', 'YT', -20, { hours: 8 })],
    ),
  },
  {
    name: 'Marketing desk',
    prefix: 'MKT',
    hue: 3,
    space: 'Marketing',
    columns: [
      {
        name: 'Taken in',
        kind: 'todo',
        tasks: [
          task(84, 'New product photo for the store site', 'YT', 5),
          task(85, 'Business cards, three people', 'LB', 8),
          task(86, 'Translate care page', 'TO', 12),
        ],
      },
      {
        name: 'Doing',
        kind: 'doing',
        limit: 4,
        tasks: [
          task(81, 'Newsletter, March', 'TO', 0, {
            hours: 3,
            list: ['x Subject line', 'x Three stories', 'Links checked'],
          }),
          task(82, 'Price tags for Braga', 'LB', 2, { hours: 1 }),
        ],
      },
      {
        name: 'With others',
        kind: 'review',
        tasks: [
          task(78, 'Terms of the giveaway', 'CP', 3),
          task(79, 'Invoice Lumen Studio', 'AP', -1, {
            comments: [['AP', 1_450, 'The purchase order number is missing on it, I have asked Paulo.']],
          }),
        ],
      },
      {
        name: 'Done this week',
        kind: 'done',
        tasks: [
          task(72, 'Door sign, Lisbon', 'LB', -1),
          task(73, 'Banner sizes for Priya', 'YT', -2),
          task(74, 'Photo for the intranet', 'TO', -2),
          task(75, 'Trade fair badge texts', 'IC', -1),
          task(76, 'Logo file for Alpinhaus', 'LB', 0),
          task(77, 'Tent names in the price file', 'YT', 0),
        ],
      },
    ],
  },
];
const finance: readonly DemoProject[] = [
  {
    name: 'February close',
    prefix: 'FIN',
    hue: 4,
    space: 'Finance',
    lanes: 'person',
    columns: columns(
      [
        task(214, 'Confirm launch spend for the February accrual', 'IC', 0, { hours: 0.5 }),
        task(216, 'Report to the board, two pages', 'VL', 7, { hours: 4 }),
      ],
      [
        task(209, 'Accruals, all departments', 'MC', 1, {
          hours: 6,
          list: ['x Sales', 'x Operations', 'Marketing', 'HR'],
        }),
        task(211, 'Open supplier invoices', 'AP', 1, { hours: 4 }),
      ],
      [task(207, 'Stock value, Porto and Bergen', 'VL', 0, { hours: 2 })],
      [task(201, 'Bank reconciliation', 'MC', -1, { hours: 3 }), task(203, 'Payroll booked', 'RA', -2, { hours: 1 })],
    ),
  },
  {
    name: 'Vendor contracts',
    prefix: 'VEN',
    hue: 5,
    space: 'Finance',
    columns: columns(
      [
        task(36, 'Lumen Studio framework: scope for autumn', 'IC', 2, { hours: 2 }),
        task(38, 'Cleaning, eight stores: three offers', 'SH', 19),
      ],
      [task(33, 'Fjell Textiles: price steps for 2027', 'FH', 9, { hours: 3 })],
      [task(31, 'Parcel carrier, one more year', 'CP', 5)],
      [task(27, 'Print shop, Porto', 'LB', -14)],
    ),
  },
];
const others: readonly DemoProject[] = [
  {
    name: 'Spring hiring',
    prefix: 'HIR',
    hue: 6,
    space: 'HR',
    columns: columns(
      [
        task(19, 'Interview: demand planner, second round', 'IC', 5, { hours: 1 }),
        task(21, 'Photo for the April hiring page', 'TO', 16),
      ],
      [task(17, 'Store staff, Porto: eleven applications', 'BC', 6, { hours: 4 })],
      [task(14, 'Offer: pattern maker', 'RA', 1, { hours: 1 })],
      [task(9, 'Job descriptions, five roles', 'BC', -16)],
    ),
  },
  {
    name: 'Porto warehouse',
    prefix: 'POR',
    hue: 2,
    space: 'Operations',
    columns: columns(
      [
        task(22, 'Review signage for the Porto opening', 'IC', 16, { hours: 2 }),
        task(24, 'Fire drill with the new team', 'JE', 27),
      ],
      [
        task(18, 'Racking, second hall', 'JE', 9, {
          hours: 20,
          list: ['x Drawing', 'x Delivery', 'Built', 'Signed off'],
        }),
        task(20, 'Network and scanners', 'DR', 12, { hours: 10 }),
      ],
      [task(16, 'Lease: last two clauses', 'CP', 3)],
      [task(8, 'Gate and dock plan', 'SH', -12)],
    ),
  },
  {
    name: 'IT desk',
    prefix: 'ITD',
    hue: 3,
    space: 'IT',
    columns: columns(
      [
        task(143, 'Second screen for Mei', 'DR', 7),
        task(145, 'Card reader at the Braga till', 'DR', 2, { priority: 1 }),
      ],
      [task(140, 'New laptops, six', 'DR', 9, { hours: 6 })],
      [task(138, 'Backup test, quarterly', 'ON', 6, { hours: 2 })],
      [task(133, 'Door badge, Lisbon', 'DR', -3)],
    ),
  },
];
export const departments: readonly DemoProject[] = [...marketing, ...finance, ...others];
