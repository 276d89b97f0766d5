// The gates and hard limits of a project, by column: what is on record, with what was signed here on top.
import { ruledColumns, type RuledColumn } from '@baton/model/decided/queries';
import { useMemo } from 'react';
import { useLive } from '../lib/use-live.ts';

export type ColumnRules = ReadonlyMap<string, RuledColumn>;
const none: readonly RuledColumn[] = [];

export function useColumnRules(project: string): ColumnRules {
  const rules = useLive(ruledColumns, { project }) ?? none;
  return useMemo(() => new Map(rules.map((rule) => [rule.id, rule])), [rules]);
}
