// The rooms of the admin screen, each with an address.
export const adminTabs = ['people', 'roles', 'teams', 'devices', 'relay', 'audit', 'outside'] as const;
export type AdminTab = (typeof adminTabs)[number];
