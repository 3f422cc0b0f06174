import type { Localized, Mark } from '../text';

/** Named grounds on which a clock may stand still. A rule lists those that it allows; most statutory ones list none. */
export const pauseGrounds = ['holiday', 'citizen-away', 'awaiting-information'] as const;
export type PauseGround = (typeof pauseGrounds)[number];

/** What each ground is called and rests on; `quota`: id of the rule that limits how much there may be of it. */
export const pauseGroundWords: Readonly<
  Record<
    PauseGround,
    { readonly title: Localized; readonly mark: Mark; readonly citation: string; readonly quota?: string }
  >
> = {
  holiday: {
    title: { da: 'Ferie', en: 'Holiday' },
    mark: 'STATUTE',
    citation: 'BEK 1115/2024 § 22, stk. 2',
    quota: 'UKN-21',
  },
  'citizen-away': {
    title: { da: 'Borgeren er midlertidigt utilgængelig', en: 'The citizen is unavailable for a time' },
    mark: 'ASSUMPTION',
    citation: 'Antaget; ingen kilde nævner det',
  },
  'awaiting-information': {
    title: { da: 'Afventer oplysninger udefra', en: 'Waiting for information from outside' },
    mark: 'ASSUMPTION',
    citation: 'Antaget; ingen kilde nævner det',
  },
};
