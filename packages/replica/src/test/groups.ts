// Devices of a workspace in which the estimate and the tags of a task have readers of their own.
import { fieldGroupsIn } from '@baton/model/field-groups';
import { records } from '@baton/model/records';
import type { Written } from '../contract.ts';
import { device, type TestDevice } from './scene.ts';

const task = records.tasks;
const estimate = { ...task.fields.estimate, group: 'pay' };
const tags = { ...task.fields.tags, group: 'health' };
export const groups = fieldGroupsIn([{ ...task, fields: { ...task.fields, estimate, tags } }]);

export const all = ['pay', 'health', 'few', 'few~pay', 'few~health'];

export const reader = (person: string, no: number, reads: readonly string[]): TestDevice =>
  device(person, no, { groups, spaces: true, reads });

/** What a device that reads these groups is sent of it. */
export const sentTo = (
  written: Written<unknown>,
  reads: readonly string[],
  person = '',
): Written<unknown>['envelopes'] =>
  written.envelopes.filter(({ doc }) => {
    const [letter = '', of = '', group = ''] = doc.split('/');
    if (letter === 'v') return of === person;
    return letter !== 'x' || reads.includes(group);
  });
