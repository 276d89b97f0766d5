import { expect, test } from 'vitest';
import { records, tableOf } from './records.ts';

/** Letter and codes of every record ever released. Lines are added; a code is never given another meaning. */
const pinned: Record<string, string> = {
  tasks:
    't title=ti project=pj status=st assigned=as due=du priority=pr estimate=es budget=bu parent=pa watchers=wt repeat=rp series=se occurrence=oc tags=tg cover=cv ranks=rk archived=ar binned=bn created=cr numberWish=nw keyedIn=kp formerKeys=fk movedTo=@ archive=@a source=so import=im',
  checkItems: 'k task=tk text=tx done=dn rank=rk binned=bn list=ls source=so import=im',
  taskLinks: 'l task=tk title=ti url=ur binned=bn import=im',
  boards:
    'b project=pj name=nm lanes=la face=fc dense=dn ageAfter=ag laneLimit=ll personLimit=pl rank=rk archived=ar binned=bn import=im',
  columns:
    'c board=bo name=nm rank=rk statuses=st hue=hu limit=li needs=ne policy=po doneWhen=dw collapsed=co archived=ar import=im',
  projects: 'p name=nm hue=hu prefix=px formerPrefixes=fp rank=rk archived=ar binned=bn created=cr import=im',
  statuses: 'q project=pj name=nm kind=kd rank=rk removed=rm import=im',
  profiles: 'u name=nm title=ti devices=dv zone=tz language=la weeks=wk away=aw holidays=ho photo=ph',
  names: 'n name=nm title=ti from=fr guest=gu person=pe zone=tz weeks=wk source=so import=im card=cd',
  comments:
    'm on=on text=tx at=at edited=ed binned=bn writtenBy=wb import=im as=as body=bd mentions=mn answers=re after=af link=ln',
  reactions: 'e on=on sign=em at=at after=af binned=bn as=as',
  intakes: 'j provider=pv source=so name=nm at=at project=pj report=rp undone=un',
  reminders: 'w task=tk day=dy before=bf minute=mi done=dn binned=bn',
  favourites: 'v of=of rank=rk',
  templates: 'o name=nm project=pj body=bd at=at binned=bn',
  relations: 'r from=fr to=to kind=kd at=at binned=bn',
  files: 'f on=on name=nm at=at binned=bn frozen=fz import=im',
  fileVersions: 'g file=fi on=on hash=ha size=sz type=ty at=at note=no import=im',
  sheets: 'a since=si needs=nd desk=dk templates=tp holidays=hd holidaysAs=ha welcomed=wl',
  requests: 'y title=ti note=no wanted=du from=fr at=at answer=an binned=bn',
  slices: 'h project=pj name=nm prefix=px hue=hu sharer=sh at=at columns=co',
  workMarks: 'x task=tk rank=rk hand=ha until=un after=af',
  timeBlocks: 'z task=tk day=dy from=fr minutes=mi binned=bn',
  inboxMarks: 'i notice=no at=at read=rd done=dn until=un',
};

test('[M5] letters and field codes are the ones that people’s browsers hold', () => {
  const found = Object.fromEntries(
    Object.entries(records).map(([table, type]) => [
      table,
      [type.letter, ...Object.entries(type.fields).map(([field, { code }]) => `${field}=${code}`)].join(' '),
    ]),
  );
  expect(found).toEqual(pinned);
});

test('[M5] a letter belongs to one kind and a code to one field of a record', () => {
  const used = Object.values(records).map((type) => type.letter);
  expect(new Set(used).size).toBe(used.length);
  for (const type of Object.values(records)) {
    const codes = Object.values(type.fields).map(({ code }) => code as string);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^([a-z]{2}|@a?)$/.test(code))).toBe(true);
  }
});

test('[M5] a record’s table is told by its id; an unknown letter has none', () => {
  expect(tableOf('t0123')).toBe('tasks');
  expect(tableOf('u0123')).toBe('profiles');
  expect(tableOf('0123')).toBeUndefined();
  expect(tableOf('')).toBeUndefined();
  // An id of the directory may begin with the letter of a record: it stands in no document of records.
});
