// pnpm bench relay: the relay under load beside its peers, every row of the relay's budget. pnpm bench sync: the same,
// and what people see in two browsers.
import type { Gathering } from '../figures.ts';
import { leaveFirstCore } from '../server-process.ts';
import { measureAccess } from './access-check.ts';
import { baton } from './baton-subject.ts';
import { measureConnecting, measureReturn } from './coming.ts';
import { measureCrowd } from './crowd.ts';
import { measureDisk } from './disk.ts';
import { measureIdle } from './idle-memory.ts';
import { measureKilled, measureSoak } from './lasting.ts';
import { measureLatency } from './latency.ts';
import { peers } from './peer-subject.ts';
import type { Subject } from './subject.ts';
import { measureThroughput } from './throughput.ts';
import { measureTwoScreens } from './two-screens.ts';
import { measureLargeDocument, measureManyDocuments } from './visits.ts';

export type Measure = (gathering: Gathering) => Promise<void>;
export type Cases = Readonly<Record<string, readonly Measure[]>>;

const all = [baton, ...peers];
/** The floor keeps no document that somebody could come back to, and answers nobody. */
const withDocuments = all.filter(({ name }) => !name.startsWith('floor'));

/** Each measure is one run of one subject, so that subjects take turns on a machine whose mood changes. */
const each = (subjects: readonly Subject[], measure: (subject: Subject, gathering: Gathering) => Promise<void>) =>
  subjects.map((subject): Measure => (gathering) => {
    leaveFirstCore();
    return measure(subject, gathering);
  });

export const relayCases: Cases = {
  disk: [measureDisk],
  access: [measureAccess],
  latency: each(all, measureLatency),
  crowd: each(all, measureCrowd),
  throughput: each(all, measureThroughput),
  connect: each(all, measureConnecting),
  idle: each(all, measureIdle),
  large: each(withDocuments, measureLargeDocument),
  killed: each(withDocuments, measureKilled),
  return: each(all, measureReturn),
  documents: each(withDocuments, measureManyDocuments),
  soak: each(all, measureSoak),
};
export const syncCases: Cases = { screens: [measureTwoScreens], ...relayCases };
