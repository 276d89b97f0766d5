// Tasks as rows of a Dexie table with indexes: what most local-first apps hold them in, asked as their users ask.
import { Dexie, type EntityTable } from 'dexie';
import { took } from './doc-store.ts';

interface Task {
  readonly id: string;
  readonly title: string;
  readonly project: string;
  readonly status: string;
  readonly assigned: string;
  readonly created: number;
  readonly rank: string;
}
type Tasks = Dexie & { readonly tasks: EntityTable<Task, 'id'> };
const connect = async (): Promise<Tasks> => {
  const database = new Dexie('rows') as Tasks;
  database.version(1).stores({ tasks: 'id, project, status, assigned' });
  await database.open();
  return database;
};

export interface RowFigures {
  readonly complete: number;
  readonly byIndex: number;
  readonly count: number;
  readonly scan: number;
}
export async function measureRows(count: number): Promise<RowFigures> {
  const filling = await connect();
  await filling.tasks.bulkPut(
    Array.from({ length: count }, (_, at) => ({
      id: `t${at}`,
      title: `Sew hang tags for order ${at}`,
      project: `p${Math.floor(at / 2_000)}`,
      status: `q${at % 4}`,
      // Fifty tasks of one person.
      assigned: at < 50 ? 'uann' : `u${at % 60}`,
      created: at,
      rank: `a${at}`,
    })),
  );
  filling.close();
  let database = filling;
  const complete = await took(async () => {
    database = await connect();
    await database.tasks.toArray();
  });
  const { tasks } = database;
  const byIndex = await took(() => tasks.where('assigned').equals('uann').toArray());
  const statuses = ['q0', 'q1', 'q2', 'q3'];
  const counted = await took(() => Promise.all(statuses.map((status) => tasks.where('status').equals(status).count())));
  const scan = await took(() => tasks.filter(({ title }) => title.includes('4711')).count());
  database.close();
  return { complete, byIndex, count: counted, scan };
}
