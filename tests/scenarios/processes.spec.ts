import { describeSimulations } from '../support/simulation';
import { exitStories } from './exit.stories';
import { pspKStories } from './psp-k.stories';
import { uknStories } from './ukn.stories';

// In one file: they share the modules and the bundle, and only one server runs at a time.
describeSimulations({
  'PSP-K': pspKStories,
  Ungdomskriminalitetsnævnet: uknStories,
  Exit: exitStories,
});
