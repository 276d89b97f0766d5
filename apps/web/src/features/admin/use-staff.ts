// Everybody who was ever let in.
import { staffOfWorkspace, type StaffAnswer } from '@baton/model/person/staff-queries';
import { useLive } from '../../lib/use-live.ts';

const all = {};
const nobody: readonly StaffAnswer[] = [];
export const useStaff = (): readonly StaffAnswer[] => useLive(staffOfWorkspace, all) ?? nobody;
