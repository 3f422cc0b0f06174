import { describeSimulations, withoutLadders } from '../support/simulation';
import { childStories } from './child.stories';
import { exitStories } from './exit.stories';
import { pspKStories } from './psp-k.stories';
import { pspStories } from './psp.stories';
import { supervisionStories } from './supervision.stories';
import { uknStories } from './ukn.stories';

// In one file: they share the modules and the bundle, and only one server runs at a time.
describeSimulations(
  {
    'PSP-K': pspKStories,
    Ungdomskriminalitetsnævnet: uknStories,
    'After the board’s decision': supervisionStories,
    Exit: exitStories,
    'Children and young people': childStories,
  },
  withoutLadders,
);
describeSimulations({ 'PSP in Nordsjælland': pspStories }, { ...withoutLadders, district: 'nordsjaelland' });
