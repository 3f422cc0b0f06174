/** Explores one course beside the thread that answers requests: it takes a second or two. */
import { parentPort, workerData } from 'node:worker_threads';
import { explore } from '@tovholder/workflows/engine';
import { processes } from '@tovholder/workflows/processes';

const process = processes.get(String(workerData));
if (process) parentPort?.postMessage(explore(process));
