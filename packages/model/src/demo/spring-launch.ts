// The project of the pictures: Spring launch, its board by priority, seventeen cards under way and fourteen shipped.
import { task, type DemoColumn, type DemoProject } from './company.ts';

const ready: DemoColumn = {
  name: 'Ready',
  kind: 'todo',
  tasks: [
    task(146, 'EAN codes into the ERP', 'DR', 5, { priority: 1, hours: 2, tags: ['All channels'] }),
    task(144, 'Launch-day support rota', 'JE', 16, {
      priority: 1,
      hours: 6,
      tags: ['Retail'],
      list: [
        'x Stores: who opens',
        'x Hotline hours agreed',
        'Warehouse: two on stand-by',
        'Web: Yuki or Tom',
        'Numbers on one page',
        'Ruth has seen the hours',
      ],
    }),
    task(131, 'Email series, four parts', 'TO', 20, { priority: 2, hours: 2, tags: ['Web'] }),
    task(147, 'Demo tents to 8 stores', 'DS', 12, { priority: 3, hours: 3, tags: ['Retail'] }),
  ],
};
const making: DemoColumn = {
  name: 'Making',
  kind: 'doing',
  limit: 6,
  tasks: [
    task(118, 'Landing page: Tarn 2', 'YT', 2, {
      priority: 1,
      hours: 8,
      tags: ['Web'],
      list: [
        'x Structure agreed',
        'x Words in English',
        'x Pictures placed',
        'Words in Portuguese',
        'Works on a phone',
      ],
      page: [
        'One page that answers three questions: how light, how dry, how much.',
        'The film runs at the top without sound. The pre-order button is never out of sight.',
      ],
    }),
    task(128, 'Launch film: rough cut', 'IC', 0, {
      priority: 1,
      hours: 12,
      tags: ['All channels'],
      comments: [
        ['TO', 1_560, 'Rough cut is up, 94 seconds. The tent stands at 0:41, I would not go later.'],
        ['LB', 1_490, 'The logo at the end is the old one.'],
        ['TO', 1_380, 'Changed. The file has the same name.'],
        ['YT', 75, 'For the page I need it at 20 seconds too, without words.'],
      ],
      page: ['Ninety seconds, no voice. Rain, a tent, morning.', 'Cut for stores: 30 seconds, loop, no sound.'],
    }),
    task(139, 'Care label text, six languages', 'RM', 2, { priority: 1, hours: 1, tags: ['Retail'] }),
    task(135, 'Window display kit', 'IC', 7, {
      priority: 1,
      hours: 4,
      tags: ['Retail'],
      comments: [
        ['DS', 2_900, 'Braga and Porto have narrow windows, 1.40 m. Can the banner be folded?'],
        ['LB', 2_840, 'Yes, at the seam. I will mark it on the print file.'],
        ['JE', 1_500, 'Boxes go out on Thursday 12th at the latest.'],
        ['LB', 1_430, 'Print needs five days, so Friday 6th is the last day for changes.'],
        ['DS', 1_400, 'Then I ask the stores today.'],
        ['DS', 190, 'All eight stores have answered, two want it without the pole.'],
      ],
    }),
    task(124, 'Sell-in deck: numbers page', 'DS', 8, { priority: 2, hours: 6, tags: ['Retail'] }),
    task(137, 'Paid social set-up, four markets', 'IC', 0, {
      priority: 2,
      hours: 6,
      tags: ['Social'],
      list: ['x Portugal', 'x Spain', 'x Germany', 'Norway'],
    }),
    task(121, 'Press kit: words and stills', 'TO', 2, {
      priority: 2,
      hours: 5,
      tags: ['Press'],
      list: [
        'x Final copy in English and Portuguese',
        'x Twelve stills, 4000 px, rights cleared',
        'Retail price confirmed by Finance',
      ],
      comments: [
        ['TO', 131, '@Ines over to you. The price is the only gap, I left the line empty.'],
        ['AP', 90, 'Viktor signs the list this afternoon, 449 € will not change.'],
      ],
      page: [
        'One folder for 40 journalists: a page of facts, a page of story, twelve stills. Embargo until Monday 13 April, 06:00.',
      ],
    }),
  ],
};
const underWay: readonly DemoColumn[] = [
  ready,
  making,
  {
    name: 'Brand review',
    kind: 'review',
    limit: 3,
    tasks: [task(141, 'Hang-tag artwork, Ridgeline 40', 'LB', 1, { priority: 1, hours: 3, tags: ['Retail'] })],
  },
  {
    name: 'Legal check',
    kind: 'review',
    limit: 2,
    tasks: [
      task(126, 'Waterproof claims check', 'CP', 1, { priority: 1, hours: 2, tags: ['All channels'] }),
      task(104, 'Retail price list', 'VL', -2, { priority: 2, hours: 3, tags: ['Retail'] }),
    ],
  },
  {
    name: 'Ready to ship',
    kind: 'done',
    tasks: [
      task(112, 'Tarn 2 product photography', 'LB', null, { priority: 1, tags: ['All channels'] }),
      task(142, 'Store staff training pack', 'RA', 26, { priority: 2, tags: ['Retail'] }),
      task(150, 'Giveaway terms, Portugal', 'TO', null, { priority: 3, tags: ['Social'] }),
    ],
  },
];
const shipped = [
  'Launch day agreed: Tuesday 14 April',
  'Naming: Tarn 2 and Ridgeline 40',
  'Budget by channel',
  'Photographer chosen',
  'Storyboard of the film',
  'Locations and permits',
  'Sample tents to Lumen Studio',
  'Key visual',
  'Fabric test report',
  'Media plan, four markets',
  'Press list, 40 names',
  'Store list and opening hours',
  'Colour names, six languages',
  'Packing size drawing',
];
export const springLaunch: DemoProject = {
  name: 'Spring launch',
  prefix: 'SPR',
  hue: 1,
  space: 'Marketing',
  lanes: 'priority',
  columns: [
    ...underWay,
    {
      name: 'Shipped',
      kind: 'done',
      collapsed: true,
      tasks: shipped.map((title, at) =>
        task(61 + at * 2, title, ['IC', 'LB', 'TO', 'YT'][at % 4] ?? 'IC', at * 2 - 38, {
          priority: at % 3 === 0 ? 1 : 2,
        }),
      ),
    },
  ],
};
