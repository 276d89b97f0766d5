// What I call my devices; one without a name is told by its number.
import { deviceNames } from '@baton/model/person/queries';
import { useCallback } from 'react';
import { useLive } from './use-live.ts';
import { useMe } from './use-world.ts';

export function useDeviceNames(): (no: number) => string {
  const me = useMe();
  const rows = useLive(deviceNames, { person: me });
  return useCallback((no) => rows?.find(({ id }) => id === String(no))?.name ?? `Device ${no}`, [rows]);
}
