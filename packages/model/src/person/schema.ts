// Names and faces. Who is a person of the workspace, and with which rights, is in the directory, not here.
import { z } from 'zod';
import { may, mapOf, must, record } from '../record.ts';
import { Language } from './language.ts';
import { Photo } from './photo.ts';
import { Week } from './week.ts';
import { Absence } from './working.ts';
import { Zone } from './zone.ts';

/** A person's own profile: its id is the person's id and only that person writes it. */
export const profile = record('u', {
  name: must('nm', z.string().min(1).max(120)),
  title: may('ti', z.string().max(120)),
  /** What the person calls each device: its number in the directory → name. Only its owner is asked to read it. */
  devices: mapOf('dv', z.string().min(1).max(60), { quiet: true }),
  zone: may('tz', Zone),
  /** How dates and numbers are written for this person, and on which day a week begins. */
  language: may('la', Language),
  /** The day from which it counts → the working pattern. */
  weeks: mapOf('wk', Week),
  /** First day → an absence that the person told. */
  away: mapOf('aw', Absence),
  /** The department whose holidays are theirs, or "none"; unsaid, it follows from where they belong. */
  holidays: may('ho', z.string()),
  photo: may('ph', Photo, { quiet: true }),
});

/** A name without an account ("Bo, from Trello"), later perhaps matched to a person. */
export const name = record('n', {
  name: must('nm', z.string().min(1).max(120)),
  title: may('ti', z.string().max(120)),
  /** Where the name came from, "Trello"; null when made here. */
  from: may('fr', z.string().max(60)),
  guest: may('gu', z.boolean()),
  person: may('pe', z.string(), { index: true }),
  zone: may('tz', Zone),
  weeks: mapOf('wk', Week),
  source: may('so', z.string(), { quiet: true }),
  import: may('im', z.string(), { quiet: true, index: true }),
  /** Left by the person themselves where guests read, who read no profiles (sharing/cards). */
  card: may('cd', z.boolean(), { quiet: true }),
});
