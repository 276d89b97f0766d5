// One decision of each type about work.
import { bo, cy } from '../../directory/test/scene.ts';
import type { WorkDecision } from '../schema.ts';
import {
  answering,
  approval,
  asking,
  atGate,
  column,
  entering,
  giving,
  offer,
  offering,
  returning,
  ruling,
  space,
  task,
} from './scene.ts';

const ofOffer = { space, task, offer: offer() } as const;
const ofApproval = { space, task, approval: approval() } as const;
export const ofWork: readonly WorkDecision[] = [
  offering(),
  answering('offer-accepted'),
  answering('offer-asked'),
  answering('offer-declined'),
  { type: 'offer-countered', ...ofOffer, counter: { person: bo } },
  { type: 'counter-accepted', ...ofOffer },
  answering('offer-taken-back'),
  { type: 'offer-given', ...ofOffer, to: cy },
  { type: 'work-assigned', space, task, to: cy },
  { type: 'work-handed-on', space, person: bo, tasks: [task], to: cy },
  { type: 'seats-handed-on', space, person: bo, tasks: [task], to: cy },
  { type: 'work-reminded', space, task },
  { type: 'asking-ended', space, tasks: [task] },
  asking(),
  giving(),
  returning(),
  { type: 'approval-questioned', ...ofApproval },
  { type: 'approval-taken-back', ...ofApproval },
  ruling(),
  { type: 'work-let-past', space, column, tasks: [task] },
  entering(),
  atGate('gate-signed'),
  atGate('gate-returned'),
  { type: 'column-pulled', space, task, column },
  { type: 'column-left', space, task, column },
];
