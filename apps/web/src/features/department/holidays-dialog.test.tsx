import { setHolidays } from '@baton/model/holiday/commands';
import { newPerson, newSpace } from '@baton/model/directory/made';
import { person, space } from '@baton/model/test/memory';
import { holidaysOfSpace } from '@baton/model/holiday/queries';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { chooses } from '../../test/choosing.ts';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { HolidaysDialog } from './holidays-dialog.tsx';

const [main, team, cy] = [space('main'), space('team'), person('cy')];
const year = new Date().getFullYear();
const open = (role: 'owner' | 'member' = 'owner'): Scene =>
  scene({
    directory: {
      persons: {
        [ann]: newPerson(role, 1, null),
        [bo]: newPerson('owner', 2, null),
        [cy]: newPerson('member', 3, null),
      },
      spaces: { [main]: newSpace(1), [team]: newSpace(2, [ann, bo]) },
    },
  });
const shown = async (at: Scene) => {
  await at.show(<HolidaysDialog space={main} onClose={() => {}} />);
  return within(await screen.findByRole('dialog', { name: 'Holidays of Marketing' }));
};
const daysOf = ({ workspace: { memory } }: Scene) =>
  memory.ask(holidaysOfSpace, { space: main })[0]?.days.map(({ day, name }) => `${day} ${name}`);
const ics = (...events: readonly (readonly [day: string, name: string, ...more: string[]])[]): File => {
  const body = events.map(([day, name, ...more]) =>
    ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${day}`, `SUMMARY:${name}`, ...more, 'END:VEVENT'].join('\r\n'),
  );
  const text = ['BEGIN:VCALENDAR', 'X-WR-CALNAME:Portugal', ...body, 'END:VCALENDAR'].join('\r\n');
  return new File([text], 'portugal.ics', { type: 'text/calendar' });
};

test('[M491] a day is set by hand, and taken away', async () => {
  const at = open();
  const dialog = await shown(at);
  expect(dialog.getByText('No day is set yet.')).toBeTruthy();
  await userEvent.type(dialog.getByRole('textbox', { name: 'What day it is' }), 'Founding day');
  const day = dialog.getByLabelText('Day');
  await userEvent.type(day, `4 may ${year + 1}{Enter}`);
  await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(daysOf(at)).toEqual([`${year + 1}-05-04 Founding day`]));
  await userEvent.click(await dialog.findByRole('button', { name: /^Take away: Founding day/ }));
  await waitFor(() => expect(daysOf(at)).toEqual([]));
});

test('[M491] several days on end are set at once, and a slip of the year is said', async () => {
  const at = open();
  const dialog = await shown(at);
  await userEvent.type(dialog.getByLabelText('Day'), `30 december ${year + 1}{Enter}`);
  await userEvent.type(dialog.getByLabelText('Last day'), `1 january ${year + 3}{Enter}`);
  await userEvent.type(dialog.getByRole('textbox', { name: 'What day it is' }), 'Closed');
  await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
  expect(dialog.getByText('That is more than 31 days. Look at the year.')).toBeTruthy();
  expect(daysOf(at)).toEqual([]);
  await userEvent.clear(dialog.getByLabelText('Last day'));
  await userEvent.type(dialog.getByLabelText('Last day'), `1 january ${year + 2}{Enter}`);
  await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
  const days = [`${year + 1}-12-30`, `${year + 1}-12-31`, `${year + 2}-01-01`];
  await waitFor(() => expect(daysOf(at)).toEqual(days.map((day) => `${day} Closed`)));
});

test('[I32] a calendar file is looked at first: what is new, what is here, what is left out and why, before it is added', async () => {
  const at = open();
  at.workspace.memory.does(setHolidays, { space: main, days: { [`${year}-12-25`]: 'Christmas Day' } });
  const dialog = await shown(at);
  chooses(
    ics(
      [`${year}1225`, 'Christmas Day'],
      [`${year}0101`, 'New Year', 'RRULE:FREQ=YEARLY;COUNT=2'],
      [`${year}0701`, 'School holidays', `DTEND;VALUE=DATE:${year}0901`],
    ),
  );
  await userEvent.click(dialog.getByRole('button', { name: 'Take them from a calendar file' }));
  const preview = within(await dialog.findByRole('region', { name: 'What the file brings' }));
  expect(preview.getByText(/2 days are new, 1 is here already\.$/)).toBeTruthy();
  expect(preview.getByText('Left out: School holidays: longer than two weeks.')).toBeTruthy();
  expect(daysOf(at)).toHaveLength(1);
  await userEvent.click(preview.getByRole('button', { name: 'Add 2 days' }));
  await waitFor(() =>
    expect(daysOf(at)).toEqual([`${year}-01-01 New Year`, `${year}-12-25 Christmas Day`, `${year + 1}-01-01 New Year`]),
  );
});

test('[I33] what is no calendar is refused in a sentence, and nothing is changed', async () => {
  const at = open();
  const dialog = await shown(at);
  chooses(new File(['{"lists": []}'], 'board.json'));
  await userEvent.click(dialog.getByRole('button', { name: 'Take them from a calendar file' }));
  expect((await dialog.findByRole('alert')).textContent).toMatch(
    /^This is not a calendar file\..*Nothing was changed\.$/,
  );
  expect(daysOf(at)).toEqual([]);
});

test('[M492] a department goes by the list of another, which is then shown and not changed here', async () => {
  const at = open();
  at.workspace.memory.does(setHolidays, { space: team, days: { [`${year + 1}-06-10`]: 'Portugal Day' } });
  const dialog = await shown(at);
  await userEvent.click(dialog.getByRole('combobox', { name: 'Whose list' }));
  await userEvent.click(await screen.findByRole('option', { name: /^As in/ }));
  await waitFor(() => expect(daysOf(at)).toEqual([`${year + 1}-06-10 Portugal Day`]));
  expect(await dialog.findByText('Portugal Day')).toBeTruthy();
  expect(dialog.queryByRole('button', { name: 'Take them from a calendar file' })).toBeNull();
});

test('[M491] who does not lead reads them and who sets them', async () => {
  const at = open('member');
  at.workspace.memory.as(bo, () =>
    at.workspace.memory.does(setHolidays, { space: main, days: { [`${year + 1}-05-04`]: 'Founding day' } }),
  );
  const dialog = await shown(at);
  expect(await dialog.findByText('Founding day')).toBeTruthy();
  expect(dialog.getByText('They are set by Yuki Tanaka.')).toBeTruthy();
  expect(dialog.queryByRole('button', { name: /^Take away/ })).toBeNull();
});
