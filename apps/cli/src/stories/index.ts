import { exitStory } from './exit';
import { pspKStory } from './psp-k';
import type { Story } from './story';
import { uknStory } from './ukn';

/** The stories of the demonstration, with dates that fit the day on which it runs. @param today local date */
export function planStories(today: string): readonly Story[] {
  return [pspKStory(today), uknStory(today), exitStory(today)];
}

export type { Story } from './story';
