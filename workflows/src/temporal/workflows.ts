/** What the worker registers: one workflow type per process, so that an operator reads which process a case follows. */
import { processes } from '../processes';
import { caseWorkflow } from './case-workflow';

const workflowOf = (id: string): ReturnType<typeof caseWorkflow> => {
  const process = processes.get(id);
  if (!process) throw new Error(`No process '${id}'`);
  return caseWorkflow(process);
};

const pspK = workflowOf('psp-k');
const ukn = workflowOf('ukn');
const exit = workflowOf('exit');
const underretning = workflowOf('underretning');
const netvaerkssamraad = workflowOf('netvaerkssamraad');
const psp = workflowOf('psp');

export {
  exit as 'exit',
  netvaerkssamraad as 'netvaerkssamraad',
  psp as 'psp',
  pspK as 'psp-k',
  ukn as 'ukn',
  underretning as 'underretning',
};
