// What the departments of the demo company say of themselves (25-department-home): which board is their everyday one, what
// they need before they take work, and what they were asked for.
import type { Department } from './company.ts';

interface DemoAsk {
  readonly title: string;
  readonly from: string;
  /** Days from the Wednesday by which it is wanted. */
  readonly day: number | null;
  readonly minutesAgo: number;
  readonly note: string;
}
export interface DemoHome {
  /** Prefix of the project whose board is the everyday one. */
  readonly desk: string;
  readonly needs: readonly string[];
  readonly asks: readonly DemoAsk[];
}

export const demoHomes: { readonly [D in Department]?: DemoHome } = {
  Marketing: {
    desk: 'MKT',
    needs: [
      'What it is for, and who reads it',
      'Size, language, and the day it must be there',
      'People in a picture have agreed',
      'Answered within 1 working day, by Lena if Ines is away',
    ],
    asks: [
      {
        title: 'Signs for the Porto opening, 6 pieces',
        from: 'JE',
        day: 23,
        minutesAgo: 2_970,
        note: 'Four for the doors, two for the yard. A2, Portuguese and English, for outside.',
      },
      {
        title: 'Photo for the April hiring page',
        from: 'BC',
        day: 14,
        minutesAgo: 1_400,
        note: 'Three people of the warehouse at work. Who is in it has been asked, one answer is open.',
      },
    ],
  },
  IT: { desk: 'ITD', needs: ['Which device or program', 'Since when, and what it says'], asks: [] },
};
