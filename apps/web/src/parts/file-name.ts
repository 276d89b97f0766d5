// How files are called that a person takes along: the workspace and the day.
import type { Day } from '@baton/model/day';

export const fileNameOf = (title: string, day: Day): string =>
  `${title.trim().replaceAll(/[^\p{L}\p{N}]+/gu, '-') || 'workspace'}-${day}`;
