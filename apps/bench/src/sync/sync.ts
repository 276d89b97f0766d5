// pnpm bench sync: the relay under load beside its peers, and what people see in two browsers.
import type { Gathering } from '../figures.ts';
import { baton } from './baton-subject.ts';
import { measureDisk } from './disk.ts';
import { measureIdle } from './idle-memory.ts';
import { measureLatency } from './latency.ts';
import { measureNothingNew } from './nothing-new.ts';
import { peers } from './peer-subject.ts';
import { measureThroughput } from './throughput.ts';
import { measureTwoScreens } from './two-screens.ts';

const subjects = [baton, ...peers];
export type Measure = (gathering: Gathering) => Promise<void>;

/** Each measure is one run of one subject, so that subjects take turns on a machine whose mood changes. */
export const syncCases: Readonly<Record<string, readonly Measure[]>> = {
  disk: [measureDisk],
  screens: [measureTwoScreens],
  latency: subjects.map((subject) => (gathering) => measureLatency(subject, gathering)),
  idle: subjects.map((subject) => (gathering) => measureIdle(subject, gathering)),
  'nothing-new': [measureNothingNew],
  throughput: subjects.map((subject) => (gathering) => measureThroughput(subject, gathering)),
};
